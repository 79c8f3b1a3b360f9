using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class AutomationConnectionTests
{
    private const string Path = "/api/workflows/automation-connections";

    [Fact]
    public async Task Put_OneParamById_LeavesTheOthersAndIsProvedByCheck()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddAutomationConnection(Connection(anna));
        var token = await world.ImpersonateAsync(anna, "automations");
        var before = await world.GetAsync($"{Path}/{id}", token);

        var put = await world.PutAsync($"{Path}/{id}", token, Put(before, "password", "new"));
        var check = await world.PostAsync($"{Path}/{id}/actions/check", token);

        before.Body["isConnected"]!.GetValue<bool>().ShouldBeFalse();
        before.Text.ShouldNotContain("old-password");
        put.Status.ShouldBe(200);
        put.Text.ShouldContain("********");
        world.Acme.AutomationConnectionValue(id, "password").ShouldBe("new");
        world.Acme.AutomationConnectionValue(id, "username").ShouldBe("crm-user");
        check.Body["connected"]!.GetValue<bool>().ShouldBeTrue();
        check.Body["is_connected"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Put_EchoingTheMask_OverwritesTheSecret()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddAutomationConnection(Connection(anna));
        var token = await world.ImpersonateAsync(anna, "automations");
        var read = await world.GetAsync($"{Path}/{id}", token);

        await world.PutAsync($"{Path}/{id}", token, Put(read, "password", "********"));

        world.Acme.AutomationConnectionValue(id, "password").ShouldBe("********");
        world.Acme.AutomationConnectionWorks(id).ShouldBeFalse();
    }

    [Fact]
    public async Task Put_WhereOmittedParamsAreCleared_ClearsThem()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.AutomationConnections.OmittedParamsAreCleared = true;
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddAutomationConnection(Connection(anna));
        var token = await world.ImpersonateAsync(anna, "automations");

        await world.PutAsync($"{Path}/{id}", token, Put(await world.GetAsync($"{Path}/{id}", token), "password", "new"));

        world.Acme.AutomationConnectionValue(id, "username").ShouldBe("");
    }

    [Fact]
    public async Task Put_ByParamName_Is400()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddAutomationConnection(Connection(anna));
        var token = await world.ImpersonateAsync(anna, "automations");

        var reply = await world.PutAsync(
            $"{Path}/{id}",
            token,
            new { @params = new[] { new { id = "password", value = "new" } } }
        );

        reply.Status.ShouldBe(400);
    }

    [Fact]
    public async Task OthersConnections_AreClosedToTheAdminBot()
    {
        await using var world = await QlikWorld.StartAsync();
        var id = world.Acme.AddAutomationConnection(Connection(world.Acme.AddUser(new NewUser("anna"))));
        var bot = await world.TokenOfAsync(world.Acme.AddOAuthClient(new NewOAuthClient { Scopes = ["admin.automations"] }));
        var admin = await world.AdminTokenAsync();

        (await world.GetAsync($"{Path}/{id}", bot)).Status.ShouldBe(403);
        (await world.PutAsync($"{Path}/{id}", bot, new { name = "x" })).Status.ShouldBe(403);
        (await world.PostAsync($"{Path}/{id}/actions/check", bot)).Status.ShouldBe(403);
        (await world.GetAsync($"{Path}?listAll=true", bot)).Status.ShouldBe(403);
        (await world.GetAsync(Path, bot)).Data.ShouldBeEmpty();
        (await world.GetAsync(Path, admin)).Data.ShouldBeEmpty();
        (await world.GetAsync($"{Path}?listAll=true", admin)).Data.Count.ShouldBe(1);
        (await world.GetAsync($"{Path}/{id}", admin)).Status.ShouldBe(200);
        (await world.PutAsync($"{Path}/{id}", admin, new { name = "x" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task List_ByNameAndConnector_FindsIt_AtBothAddresses()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddAutomationConnection(Connection(anna) with { ConnectorId = "connector" });
        world.Acme.AddAutomationConnection(Connection(anna) with { Name = "another" });
        var token = await world.ImpersonateAsync(anna, "automations");
        var filter = Uri.EscapeDataString("name eq \"crm\" and connectorId eq \"connector\"");

        var reply = await world.GetAsync($"{Path}?filter={filter}", token);
        var old = await world.GetAsync($"/api/v1/automation-connections?filter={filter}", token);

        reply.Data.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(id);
        reply.Text.ShouldNotContain("params");
        old.Data.Count.ShouldBe(1);
        old.Headers.ShouldContainKey("sunset");
    }

    [Fact]
    public async Task OAuthConnection_TellsItsAccountAndRedirect()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddAutomationConnection(Connection(anna) with { OAuthAccountName = "anna@contoso.example" });

        var reply = await world.GetAsync($"{Path}/{id}", await world.ImpersonateAsync(anna, "automations"));

        reply["oauthAccountName"].ShouldBe("anna@contoso.example");
        reply["redirect"].ShouldStartWith("https://");
    }

    [Fact]
    public async Task Check_CanAnswerInOneFieldOnly()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.AutomationConnections.CheckFields = ["is_connected"];
        world.Acme.Behaviour.AutomationConnections.Mask = null;
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var id = world.Acme.AddAutomationConnection(Connection(anna));
        var token = await world.ImpersonateAsync(anna, "automations");

        (await world.PostAsync($"{Path}/{id}/actions/check", token)).Body.Select(field => field.Key).ShouldBe(["is_connected"]);
        (await world.GetAsync($"{Path}/{id}", token)).Text.ShouldContain("old-password");
    }

    [Fact]
    public async Task ChangeSpace_ChangeOwner_AndDelete_DoWhatTheySay()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var berta = world.Acme.AddUser(new NewUser("berta"));
        var id = world.Acme.AddAutomationConnection(Connection(anna));
        world.Acme.AddAutomation(new NewAutomation(anna) { ConnectionIds = [id] });
        var token = await world.ImpersonateAsync(anna, "automations");

        (await world.DeleteAsync($"{Path}/{id}", token)).Status.ShouldBe(400);
        (await world.PostAsync($"{Path}/{id}/actions/change-space", token, new { spaceId = "space" })).Status.ShouldBe(204);
        (await world.GetAsync($"{Path}/{id}", token))["spaceId"].ShouldBe("space");
        (await world.PostAsync($"{Path}/{id}/actions/change-owner", token, new { userId = berta })).Status.ShouldBe(204);
        (await world.GetAsync($"{Path}/{id}", token)).Status.ShouldBe(403);
        var bertas = await world.ImpersonateAsync(berta, "automations");
        (await world.DeleteAsync($"{Path}/{id}?forced=true", bertas)).Status.ShouldBe(204);
        (await world.GetAsync($"{Path}/{id}", bertas)).Status.ShouldBe(404);
    }

    private static NewAutomationConnection Connection(string ownerId) =>
        new(ownerId)
        {
            Name = "crm",
            Params =
            [
                new NewConnectionParam("username", "crm-user") { Secret = false },
                new NewConnectionParam("password", "old-password"),
            ],
            Accepts = values => values["password"] == "new",
        };

    private static object Put(Reply read, string name, string value)
    {
        var param = read.Body["params"]!.AsArray().Single(item => item!["name"]!.GetValue<string>() == name)!;
        return new { @params = new[] { new { id = param["id"]!.GetValue<string>(), value } } };
    }
}
