using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class AutomationTests
{
    private const string Path = "/api/workflows/automations";

    [Fact]
    public async Task List_ShowsTokens_AndOthersOnlyToAdministrators()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var own = world.Acme.AddAutomation(new NewAutomation(anna) { Name = "own" });
        world.Acme.AddAutomation(new NewAutomation(world.Acme.AddUser(new NewUser("berta"))));
        var token = await world.ImpersonateAsync(anna, "automations.private");
        var admin = await world.AdminTokenAsync();

        var item = (await world.GetAsync(Path, token)).Data.ShouldHaveSingleItem()!;

        item["id"]!.GetValue<string>().ShouldBe(own.Id);
        item["executionToken"]!.GetValue<string>().ShouldBe(own.ExecutionToken);
        item["executionToken"]!.GetValue<string>().Length.ShouldBe(64);
        (await world.GetAsync(Path, admin)).Data.Count.ShouldBe(2);
        (await world.GetAsync($"{Path}?listAll=false", admin)).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_ByFilter_PagesWithCursor()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        for (var i = 0; i < 3; i++)
        {
            world.Acme.AddAutomation(new NewAutomation(anna) { Name = "nightly (rot 1)" });
        }

        world.Acme.AddAutomation(new NewAutomation(anna) { Name = "nightly (rot 1)", RunMode = "manual" });
        var filter = Uri.EscapeDataString("name eq \"nightly (rot 1)\" and runMode eq \"triggered\"");

        var first = await world.GetAsync($"{Path}?filter={filter}&limit=2", await world.AdminTokenAsync());
        var second = await world.GetAsync(new Uri(first.Next!).PathAndQuery, await world.AdminTokenAsync());

        first.Data.Count.ShouldBe(2);
        second.Data.Count.ShouldBe(1);
        second.Next.ShouldBeNull();
        (await world.GetAsync($"{Path}?limit=201", await world.AdminTokenAsync())).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("automations", "", 200)]
    [InlineData("automations.private", "", 200)]
    [InlineData("automations.private", "space", 403)]
    [InlineData("automations.shared", "space", 200)]
    [InlineData("automations.shared", "", 403)]
    [InlineData("user_default", "", 403)]
    public async Task Read_ByTheOwner_NeedsTheScopeOfTheSpace(string scope, string space, int expected)
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var automation = world.Acme.AddAutomation(new NewAutomation(anna) { SpaceId = space });

        (await world.GetAsync($"{Path}/{automation.Id}", await world.ImpersonateAsync(anna, scope))).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Read_ByTheOwner_WithUserDefault_FollowsTheSwitch()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.Automations.UserDefaultSuffices = true;
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var automation = world.Acme.AddAutomation(new NewAutomation(anna));

        (await world.GetAsync($"{Path}/{automation.Id}", await world.ImpersonateAsync(anna, "user_default"))).Status.ShouldBe(
            200
        );
    }

    [Fact]
    public async Task Read_OfOthers_Is403AndOfNothing404WithTraceId()
    {
        await using var world = await QlikWorld.StartAsync();
        var automation = world.Acme.AddAutomation(new NewAutomation(world.Acme.AddUser(new NewUser("anna"))));
        var berta = await world.ImpersonateAsync(world.Acme.AddUser(new NewUser("berta")), "automations");

        var refused = await world.GetAsync($"{Path}/{automation.Id}", berta);

        refused.Status.ShouldBe(403);
        refused["traceId"].ShouldNotBeEmpty();
        (await world.GetAsync($"{Path}/{Guid.NewGuid()}", berta)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task ChangeOwner_LosesHistoryAndConnectionsAndDisables()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var berta = world.Acme.AddUser(new NewUser("berta"));
        var automation = world.Acme.AddAutomation(new NewAutomation(anna) { ConnectionIds = ["c"] });
        world.Acme.AddRun(automation.Id);
        var address = $"{Path}/{automation.Id}/actions/change-owner";

        (
            await world.PostAsync(address, await world.ImpersonateAsync(anna, "automations"), new { userId = berta })
        ).Status.ShouldBe(403);
        (await world.PostAsync(address, await world.AdminTokenAsync(), new { userId = "nobody" })).Status.ShouldBe(400);
        (await world.PostAsync(address, await world.AdminTokenAsync(), new { userId = berta })).Status.ShouldBe(204);

        var now = world.Acme.ListAutomations()[0];
        now.OwnerId.ShouldBe(berta);
        now.State.ShouldBe("disabled");
        now.RunCount.ShouldBe(0);
        now.ConnectionIds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_ChangeSpace_AndDelete_DoWhatTheySay()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var automation = world.Acme.AddAutomation(new NewAutomation(anna));
        var token = await world.ImpersonateAsync(anna, "automations");
        var address = $"{Path}/{automation.Id}";

        var put = await world.PutAsync(
            address,
            token,
            new
            {
                name = "renamed",
                description = "new",
                maxConcurrentRuns = 3,
            }
        );
        (await world.PutAsync(address, token, new { name = "", maxConcurrentRuns = 3 })).Status.ShouldBe(400);
        (await world.PostAsync($"{address}/actions/change-space", token, new { spaceId = "space" })).Status.ShouldBe(204);

        put.Status.ShouldBe(200);
        put["name"].ShouldBe("renamed");
        put["executionToken"].ShouldBe(automation.ExecutionToken);
        var now = world.Acme.ListAutomations()[0];
        (now.Description, now.MaxConcurrentRuns, now.SpaceId, now.RunMode).ShouldBe(("new", 3, "space", "triggered"));
        (await world.DeleteAsync(address, token)).Status.ShouldBe(204);
        (await world.DeleteAsync(address, token)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Put_Workspace_DecidesTheRunMode()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var automation = world.Acme.AddAutomation(new NewAutomation(anna));
        var workspace = new JsonObject { ["blocks"] = new JsonArray() };

        var put = await world.PutAsync(
            $"{Path}/{automation.Id}",
            await world.ImpersonateAsync(anna, "automations"),
            new JsonObject { ["workspace"] = workspace, ["runMode"] = "triggered" }
        );

        put["runMode"].ShouldBe("manual");
    }

    [Fact]
    public async Task DeprecatedAddress_DoesTheSameAndSaysSo()
    {
        await using var world = await QlikWorld.StartAsync();
        var automation = world.Acme.AddAutomation(new NewAutomation(world.Acme.AddUser(new NewUser("anna"))));
        var ask = new Ask("GET", $"/api/v1/automations/{automation.Id}") { Token = await world.AdminTokenAsync() };

        var old = await world.SendAsync(ask);
        var latest = await world.SendAsync(
            ask with
            {
                Headers = new Dictionary<string, string> { ["qlik-api-version"] = "latest" },
            }
        );
        var present = await world.GetAsync($"{Path}/{automation.Id}", ask.Token);

        old.Headers["deprecation"].ShouldBe("@1790812800");
        old.Headers["sunset"].ShouldBe("Tue, 30 Nov 2027 00:00:00 GMT");
        old.Headers.ShouldContainKey("link");
        old.Text.ShouldBe(present.Text);
        latest.Headers.ShouldNotContainKey("deprecation");
        present.Headers.ShouldNotContainKey("deprecation");
        (await world.GetAsync("/api/v1/automations?limit=1", ask.Token)).Data.Count.ShouldBe(1);
    }
}
