using QlikRotator.Application.Adopting;

namespace QlikRotator.Fuzz.Tests;

public sealed class AdoptionFileFuzzTests
{
    private static readonly string[] Csv =
    [
        """
            secret,source,tenant,id,credential,policy,slots
            reporting,oauth-client-secret,acme.eu.qlikcloud.com,2f1c,a1b2,default,
            nightly,api-key,acme.eu.qlikcloud.com,u1,,critical,"data-connection:ce07#/qPassword | webhook:https://consumer.example"
            """,
    ];

    private static readonly string[] Yaml =
    [
        """
            - secret: reporting
              source: oauth-client-secret
              tenant: acme.eu.qlikcloud.com
              id: 2f1c
            - { secret: nightly, source: api-key, tenant: acme.eu.qlikcloud.com, id: u1, policy: critical }
            """,
    ];

    [Fact]
    public void ReadCsv_AnyFile_GivesOrdersOrSaysWhere() =>
        Fuzz.Text(Csv, 60, text => Check(AdoptionFile.ReadCsv(new StringReader(text))));

    [Fact]
    public void ReadYaml_AnyFile_GivesOrdersOrSaysWhere() =>
        Fuzz.Text(Yaml, 60, text => Check(AdoptionFile.ReadYaml(new StringReader(text))));

    private static void Check(AdoptionList list)
    {
        if (list.Problem is { } problem)
        {
            list.Orders.ShouldBeEmpty();
            problem.Message.ShouldMatch("line|entry|column");
        }
    }
}
