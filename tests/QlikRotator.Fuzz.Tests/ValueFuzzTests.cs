using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.ApiKeys;
using QlikRotator.Qlik.Automations;
using QlikRotator.Qlik.DataConnections;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Values come from a vault that other people write to, errors and connections from the tenant.</summary>
public sealed class ValueFuzzTests
{
    private static readonly string[] Keys =
    [
        "eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiI2NWZhIiwic3ViIjoidTEiLCJpc3MiOiJxbGlrLmFwaSJ9.c2lnbmF0dXJl",
    ];

    private static readonly string[] Triggers =
    [
        """{"automationId":"8c6f","executionToken":"token","triggerUrl":"https://acme.eu.qlikcloud.com/api/v1/automations/8c6f"}""",
    ];

    private static readonly string[] Errors =
    [
        """{"errors":[{"title":"Invalid client_id","detail":"not authorized","code":"OAUTH-14","status":"400"}],"traceId":"5e"}""",
        """{"errors":[{"code":"DCERROR-0010","status":404}]}""",
    ];

    private static readonly string[] Places =
    [
        """
            /connectionProperties/queryHeaders/0/value
            {"queryHeaders":[{"name":"Authorization","value":"Bearer x"},{"name":"Accept","value":"*/*"}],"url":"https://a"}
            """,
        """
            /connectionProperties/password
            {"username":"u","password":"p"}
            """,
    ];

    [Fact]
    public void KeyIdIn_AnyValue_GivesAnIdOrNull() =>
        Fuzz.Text(
            Keys,
            40,
            text => (text.Length == 0 ? null : ApiKeyToken.KeyIdIn(new SecretValue(text)))?.Length.ShouldBeLessThan(text.Length)
        );

    [Fact]
    public void Parse_AnyTriggerValue_IsWholeOrNull() =>
        Fuzz.Text(
            Triggers,
            40,
            text =>
            {
                if (text.Length > 0 && TriggerValue.Parse(new SecretValue(text)) is { } trigger)
                {
                    trigger.AutomationId.ShouldNotBeNullOrEmpty();
                }
            }
        );

    [Fact]
    public void Parse_AnyErrorBody_KeepsLittle() =>
        Fuzz.Bytes(Errors, 40, bytes => (QlikError.Parse(bytes).Title?.Length ?? 0).ShouldBeLessThanOrEqualTo(200));

    [Fact]
    public void Find_AnyPointerAndConnection_NeverLeavesTheSecrets() =>
        Fuzz.Text(
            Places,
            40,
            text =>
            {
                var lines = text.Split('\n', 2);
                var location = SecretLocation.Find(lines[0].Trim(), ObjectIn(lines[^1])).Value;
                location?.ShownIn(ObjectIn(lines[^1]));
                location?.Property?.ShouldNotBeOneOf("url", "host", "server", "endpoint");
            }
        );

    private static JsonObject? ObjectIn(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonObject>(text, QlikJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
