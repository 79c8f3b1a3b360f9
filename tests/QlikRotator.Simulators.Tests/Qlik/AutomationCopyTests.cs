using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class AutomationCopyTests
{
    private const string Path = "/api/workflows/automations";

    [Fact]
    public async Task Copy_ByTheOwner_HasNewIdAndTokenAndKeepsLittle()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var original = world.Acme.AddAutomation(
            new NewAutomation(anna)
            {
                SpaceId = "space",
                Description = "text",
                MaxConcurrentRuns = 4,
                ConnectionIds = ["c"],
            }
        );
        var token = await world.ImpersonateAsync(anna, "automations");

        var copied = await world.PostAsync($"{Path}/{original.Id}/actions/copy", token, new { name = "copy" });

        copied.Status.ShouldBe(201);
        copied.Body.Select(field => field.Key).ShouldBe(["id"]);
        var copy = world.Acme.ListAutomations().Single(automation => automation.Id == copied["id"]);
        copy.OwnerId.ShouldBe(anna);
        copy.RunMode.ShouldBe("triggered");
        copy.ConnectionIds.ShouldBe(["c"]);
        copy.SpaceId.ShouldBe("");
        copy.State.ShouldBe("disabled");
        copy.Description.ShouldBeNull();
        copy.MaxConcurrentRuns.ShouldBe(1);
        var read = await world.GetAsync($"{Path}/{copy.Id}", token);
        read["executionToken"].ShouldNotBe(original.ExecutionToken);
        var before = await world.GetAsync($"{Path}/{original.Id}", token);
        read.Body["workspace"]!.ToJsonString().ShouldBe(before.Body["workspace"]!.ToJsonString());
        (await world.PostAsync($"{Path}/{original.Id}/actions/copy", token, new { })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Copy_WithKeepingSwitches_KeepsAll()
    {
        await using var world = await QlikWorld.StartAsync();
        var keeps = world.Acme.Behaviour.Automations;
        (keeps.CopyKeepsSpace, keeps.CopyKeepsDescription, keeps.CopyKeepsConcurrency, keeps.CopyStartsDisabled) = (
            true,
            true,
            true,
            false
        );
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var original = world.Acme.AddAutomation(
            new NewAutomation(anna)
            {
                SpaceId = "space",
                Description = "text",
                MaxConcurrentRuns = 4,
            }
        );

        await world.PostAsync(
            $"{Path}/{original.Id}/actions/copy",
            await world.ImpersonateAsync(anna, "automations"),
            new { name = "copy" }
        );

        var copy = world.Acme.ListAutomations()[1];
        copy.ShouldBe(world.Acme.ListAutomations()[0] with { Id = copy.Id, Name = "copy", ConnectionIds = copy.ConnectionIds });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Copy_ByAnAdminBot_MakesTheBotTheOwnerUnlessTheSwitchKeepsIt(bool keeps)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.Automations.AdminCopyKeepsOwner = keeps;
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var original = world.Acme.AddAutomation(new NewAutomation(anna) { ConnectionIds = ["c"] });
        var client = world.Acme.AddOAuthClient(new NewOAuthClient { Scopes = ["admin.automations"] });

        await world.PostAsync($"{Path}/{original.Id}/actions/copy", await world.TokenOfAsync(client), new { name = "copy" });

        var copy = world.Acme.ListAutomations()[1];
        copy.OwnerId.ShouldBe(keeps ? anna : world.Acme.BotUserOf(client.ClientId));
        copy.ConnectionIds.Count.ShouldBe(keeps ? 1 : 0);
        var blocks = (await world.GetAsync($"{Path}/{copy.Id}", await world.AdminTokenAsync())).Body["workspace"]!["blocks"]!;
        blocks[1]!["settings"]![0]!["value"]?.GetValue<string>().ShouldBe(keeps ? "c" : null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enable_OfADisabledOne_RenewsTheTokenByTheSwitch(bool renews)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.Automations.EnableRenewsToken = renews;
        var automation = world.Acme.AddAutomation(new NewAutomation(world.Acme.AddUser(new NewUser("anna"))));
        var admin = await world.AdminTokenAsync();

        (await world.PostAsync($"{Path}/{automation.Id}/actions/disable", admin)).Status.ShouldBe(204);
        world.Acme.AcceptsExecutionToken(automation.Id, automation.ExecutionToken).ShouldBeFalse();
        (await world.PostAsync($"{Path}/{automation.Id}/actions/enable", admin)).Status.ShouldBe(204);

        world.Acme.AcceptsExecutionToken(automation.Id, automation.ExecutionToken).ShouldBe(!renews);
        var token = (await world.GetAsync($"{Path}/{automation.Id}", admin))["executionToken"];
        await world.PostAsync($"{Path}/{automation.Id}/actions/enable", admin);
        world.Acme.AcceptsExecutionToken(automation.Id, token).ShouldBeTrue();
    }
}
