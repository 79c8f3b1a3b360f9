using QlikRotator.Application.Adopting;

namespace QlikRotator.Application.Tests.Adopting;

public sealed class AdoptionFileTests
{
    [Fact]
    public void ReadCsv_RowsWithSlots()
    {
        const string text = """
            secret,source,tenant,id,credential,policy,slots
            reporting,api-key,acme.eu.qlikcloud.com,user1,,critical,"data-connection:a#/x?format=Bearer {0} | webhook:https://ops/x"
            """;

        var order = AdoptionFile.ReadCsv(new StringReader(text)).Orders.ShouldHaveSingleItem();

        order.Credential.ShouldBeNull();
        order.Policy.ShouldBe("critical");
        order.Slots.ShouldBe(["data-connection:a#/x?format=Bearer {0}", "webhook:https://ops/x"]);
    }

    [Fact]
    public void ReadYaml_ListOfMaps()
    {
        const string text = """
            - secret: reporting
              source: oauth-client-secret
              tenant: acme.eu.qlikcloud.com
              id: client1
            """;

        AdoptionFile.ReadYaml(new StringReader(text)).Orders.ShouldHaveSingleItem().Policy.ShouldBe("default");
    }

    [Fact]
    public void Read_MissingAndUnknownColumns_AreNamed()
    {
        var problem = AdoptionFile.ReadCsv(new StringReader("secret,source,value\nreporting,api-key,oops\n")).Problem!;

        problem.Message.ShouldContain("entry 1");
        problem.Message.ShouldContain("tenant");
        problem.Message.ShouldContain("value");
    }

    [Fact]
    public void ReadCsv_ColumnTwice_IsNamed() =>
        AdoptionFile
            .ReadCsv(new StringReader("secret,source,Source\nreporting,api-key,oauth-client-secret\n"))
            .Problem!.Message.ShouldContain("column 'source' is there twice");

    [Theory]
    [InlineData("", false, "person")]
    [InlineData("person", true, "person")]
    [InlineData("none", true, null)]
    [InlineData("2027-01-31", true, "2027-01-31")]
    public void ReadCsv_Hold_IsRead(string text, bool said, string? hold)
    {
        var csv = $"secret,source,tenant,id,hold\nreporting,api-key,acme.eu.qlikcloud.com,user1,{text}\n";

        var wish = AdoptionFile.ReadCsv(new StringReader(csv)).Orders.ShouldHaveSingleItem().Hold;

        (wish.Said, wish.Hold?.ToString()).ShouldBe((said, hold));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("31.01.2027")]
    public void ReadCsv_HoldThatIsNone_IsNamed(string text)
    {
        var csv = $"secret,source,tenant,id,hold\nreporting,api-key,acme.eu.qlikcloud.com,user1,{text}\n";

        AdoptionFile.ReadCsv(new StringReader(csv)).Problem!.Message.ShouldContain("entry 1 has a hold");
    }

    [Fact]
    public void ReadYaml_NotAList_SaysWhere() =>
        AdoptionFile.ReadYaml(new StringReader("secret: x")).Problem!.Code.ShouldBe("BadFile");
}
