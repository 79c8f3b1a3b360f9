using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class DataConnectionTests
{
    private const string Path = "/api/v1/data-connections";
    private const string Header = "/connectionProperties/queryHeaders/0/value";

    [Fact]
    public async Task Patch_AHeaderValue_ChangesItAndNothingElse()
    {
        await using var world = await QlikWorld.StartAsync();
        var (token, id) = await RestAsync(world);
        var before = await world.GetAsync($"{Path}/{id}?parseConnection=true", token);
        world.Time.Advance(TimeSpan.FromSeconds(1));

        var patched = await world.PatchAsync($"{Path}/{id}", token, Replace(Header, "Bearer new"));

        patched.Status.ShouldBe(204);
        patched.Text.ShouldBeEmpty();
        world.Acme.DataConnectionValue(id, Header).ShouldBe("Bearer new");
        var after = await world.GetAsync($"{Path}/{id}?parseConnection=true", token);
        after["updated"].ShouldBe("2026-10-01T08:00:01.000Z");
        var body = after.Body;
        body["updated"] = before["updated"];
        body.ToJsonString().ShouldBe(before.Body.ToJsonString());
    }

    [Fact]
    public async Task Read_MasksSecrets_UnlessTheSwitchEchoesThem()
    {
        await using var world = await QlikWorld.StartAsync();
        var (token, id) = await RestAsync(world);

        var masked = await world.GetAsync($"{Path}/{id}?parseConnection=true", token);
        var unparsed = await world.GetAsync($"{Path}/{id}", token);
        world.Acme.Behaviour.DataConnections.Mask = null;
        var echoed = await world.GetAsync($"{Path}/{id}?parseConnection=true", token);

        masked.Text.ShouldNotContain("Bearer old");
        masked.Body["connectionProperties"]!["queryHeaders"]![0]!["name"]!.GetValue<string>().ShouldBe("Authorization");
        masked.Body["privileges"]!.AsArray().Select(item => item!.GetValue<string>()).ShouldContain("update");
        unparsed.Body.ContainsKey("connectionProperties").ShouldBeFalse();
        echoed.Text.ShouldContain("Bearer old");
    }

    [Theory]
    [InlineData("""{"patchData":[{"op":"replace","path":"/qName","value":"x"}]}""")]
    [InlineData("""[]""")]
    [InlineData("""[{"op":"replace","path":"/connectionProperties/queryHeaders/0/value","Value":"x"}]""")]
    [InlineData("""[{"op":"replace","path":"/connectionProperties/nonsense","value":"x"}]""")]
    [InlineData("""[{"op":"replace","path":"/connectionProperties/queryHeaders/7/value","value":"x"}]""")]
    [InlineData("""[{"op":"replace","path":"/connectionProperties/password","value":"x"}]""")]
    [InlineData("""[{"op":"replace","path":"/connectionProperties/url","value":"https://elsewhere.example"}]""")]
    [InlineData("""[{"op":"replace","path":"/qConnectStatement","value":"CUSTOM CONNECT TO x"}]""")]
    [InlineData(
        """[{"op":"replace","path":"/qConnectStatement","value":"x"},{"op":"add","path":"/connectionProperties/password","value":"x"}]"""
    )]
    [InlineData(
        """[{"op":"replace","path":"/qPassword","value":"x"},{"op":"add","path":"/connectionProperties/password","value":"x"}]"""
    )]
    [InlineData("""[{"op":"replace","path":"/qID","value":"x"}]""")]
    public async Task Patch_AgainstTheRules_Is400AndChangesNothing(string body)
    {
        await using var world = await QlikWorld.StartAsync();
        var (token, id) = await RestAsync(world);

        var reply = await world.PatchAsync($"{Path}/{id}", token, JsonNode.Parse(body)!);

        reply.Status.ShouldBe(400);
        reply.Error["code"]!.GetValue<string>().ShouldStartWith("DCERROR-");
        reply.Error["status"]!.GetValue<int>().ShouldBe(400);
        world.Acme.DataConnectionValue(id, Header).ShouldBe("Bearer old");
    }

    [Fact]
    public async Task Patch_AddingAnAbsentProperty_Works()
    {
        await using var world = await QlikWorld.StartAsync();
        var (token, id) = await RestAsync(world);
        object[] add =
        [
            new
            {
                op = "add",
                path = "/connectionProperties/password",
                value = "pw",
            },
        ];

        (await world.PatchAsync($"{Path}/{id}", token, add)).Status.ShouldBe(204);
        world.Acme.DataConnectionValue(id, "/connectionProperties/password").ShouldBe("pw");
    }

    [Fact]
    public async Task Patch_OfASourceThatNeedsAPerson_Is400WithoutItsCode()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddDataConnection(
            new NewDataConnection(anna)
            {
                SourceId = "sfdc",
                Properties = new JsonObject { ["environment"] = "production" },
            }
        );
        var ask = new Ask("PATCH", $"{Path}/{id}")
        {
            Token = await world.ImpersonateAsync(anna),
            Body = Replace("/connectionProperties/environment", "sandbox"),
        };

        (await world.SendAsync(ask)).Status.ShouldBe(400);
        var withCode = ask with { Headers = new Dictionary<string, string> { ["qlik-auth-code"] = "code=1" } };
        (await world.SendAsync(withCode)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Read_WrongIds_AndNames()
    {
        await using var world = await QlikWorld.StartAsync();
        var (token, id) = await RestAsync(world);

        (await world.GetAsync($"{Path}/not-a-guid", token)).Status.ShouldBe(400);
        (await world.GetAsync($"{Path}/{Guid.NewGuid()}", token)).Status.ShouldBe(404);
        (await world.GetAsync($"{Path}/monitoring?type=connectionname", token))["qID"].ShouldBe(id);
        (await world.GetAsync($"{Path}/monitoring?type=connectionname&spaceId=elsewhere", token)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task SharedSpace_LetsOthersReadButNotUpdate()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var shared = world.Acme.AddDataConnection(
            NewDataConnection.Rest(anna, "https://x.example", "Bearer old") with
            {
                SpaceId = "space",
            }
        );
        var personal = world.Acme.AddDataConnection(NewDataConnection.Rest(anna, "https://x.example", "Bearer old"));
        var berta = await world.ImpersonateAsync(world.Acme.AddUser(new NewUser("berta")));

        var read = await world.GetAsync($"{Path}/{shared}", berta);

        read.Body["privileges"]!.AsArray().Select(item => item!.GetValue<string>()).ShouldBe(["list", "read"]);
        (await world.PatchAsync($"{Path}/{shared}", berta, Replace(Header, "Bearer x"))).Status.ShouldBe(403);
        (await world.GetAsync($"{Path}/{personal}", berta)).Status.ShouldBe(403);
        (await world.GetAsync(Path, berta)).Data.Count.ShouldBe(1);
    }

    [Fact]
    public async Task List_HasNoLimitUnlessAsked_AndPages()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        for (var i = 0; i < 120; i++)
        {
            world.Acme.AddDataConnection(new NewDataConnection(anna) { Name = $"c{i}" });
        }

        var token = await world.ImpersonateAsync(anna);

        (await world.GetAsync(Path, token)).Data.Count.ShouldBe(120);
        var first = await world.GetAsync($"{Path}?limit=100", token);
        (await world.GetAsync(new Uri(first.Next!).PathAndQuery, token)).Data.Count.ShouldBe(20);
        (await world.GetAsync($"{Path}?filter={Uri.EscapeDataString("qName eq \"c7\"")}", token)).Data.Count.ShouldBe(1);
    }

    [Fact]
    public async Task List_Partial_CarriesErrorsBesideItsData()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.DataConnections.ListsArePartial = true;
        var (token, _) = await RestAsync(world);

        var reply = await world.GetAsync(Path, token);

        reply.Status.ShouldBe(200);
        reply.Data.ShouldBeEmpty();
        reply.Error["code"]!.GetValue<string>().ShouldStartWith("DCERROR-");
    }

    [Fact]
    public async Task Put_LeavesInlineCredentialsAsTheyAre()
    {
        await using var world = await QlikWorld.StartAsync();
        var (token, id) = await RestAsync(world);
        var body = new
        {
            qID = id,
            qName = "renamed",
            qType = "QvRestConnector.exe",
            qConnectStatement = "CUSTOM CONNECT TO x",
            qEngineObjectID = id,
            qPassword = "ignored",
        };

        (await world.PutAsync($"{Path}/{id}", token, body)).Status.ShouldBe(204);
        (await world.PutAsync($"{Path}/{id}", token, new { qID = id })).Status.ShouldBe(400);

        (await world.GetAsync($"{Path}/{id}", token))["qName"].ShouldBe("renamed");
        world.Acme.DataConnectionValue(id, Header).ShouldBe("Bearer old");
        world.Acme.DataConnectionValue(id, "/qPassword").ShouldBeNull();
    }

    [Fact]
    public async Task Patch_ToATakenName_Is409()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddDataConnection(new NewDataConnection(anna) { Name = "one" });
        world.Acme.AddDataConnection(new NewDataConnection(anna) { Name = "two" });
        var token = await world.ImpersonateAsync(anna);

        (await world.PatchAsync($"{Path}/{id}", token, Replace("/qName", "two"))).Status.ShouldBe(409);
        (await world.PatchAsync($"{Path}/{id}", token, Replace("/qName", "three"))).Status.ShouldBe(204);
    }

    [Fact]
    public async Task ApiSpecs_TellTheProperties()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();

        var rest = await world.GetAsync("/api/v1/data-sources/rest/api-specs", admin);

        rest.Body["connectionProperties"]!.AsObject().Select(field => field.Key).ShouldContain("queryHeaders");
        (await world.GetAsync("/api/v1/data-sources/nonsense/api-specs", admin)).Status.ShouldBe(404);
    }

    private static async Task<(string Token, string Id)> RestAsync(QlikWorld world)
    {
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var seed = NewDataConnection.Rest(anna, "https://acme.eu.qlikcloud.com/api/v1/items", "Bearer old");
        return (await world.ImpersonateAsync(anna), world.Acme.AddDataConnection(seed with { Name = "monitoring" }));
    }

    private static object[] Replace(string path, string value) =>
        [
            new
            {
                op = "replace",
                path,
                value,
            },
        ];
}
