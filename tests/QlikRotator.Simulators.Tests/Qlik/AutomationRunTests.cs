using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class AutomationRunTests
{
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task Execute_WithTheToken_StartsARun(string method)
    {
        await using var world = await QlikWorld.StartAsync();
        var automation = world.Acme.AddAutomation(new NewAutomation(world.Acme.AddUser(new NewUser("anna"))));

        var reply = await world.SendAsync(Trigger(automation.Id, automation.ExecutionToken) with { Method = method });

        reply.Status.ShouldBe(200);
        world.Acme.ListAutomations()[0].RunCount.ShouldBe(1);
    }

    [Fact]
    public async Task Execute_Refusals_TellTheTokenFromTheRest()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var good = world.Acme.AddAutomation(new NewAutomation(anna));
        var manual = world.Acme.AddAutomation(new NewAutomation(anna) { RunMode = "manual" });
        var disabled = world.Acme.AddAutomation(new NewAutomation(anna) { State = "disabled" });
        var query = new Ask("POST", $"/api/v1/automations/{good.Id}/actions/execute?X-Execution-Token={good.ExecutionToken}");

        (await world.SendAsync(Trigger(good.Id, "wrong"))).Status.ShouldBe(401);
        (await world.SendAsync(query)).Status.ShouldBe(401);
        (await world.SendAsync(Trigger(manual.Id, manual.ExecutionToken))).Text.ShouldContain("invalid run mode");
        (await world.SendAsync(Trigger(disabled.Id, "wrong"))).Status.ShouldBe(401);
        (await world.SendAsync(Trigger(disabled.Id, disabled.ExecutionToken))).Status.ShouldBe(400);
        (await world.SendAsync(Trigger(Guid.NewGuid().ToString(), "x"))).Status.ShouldBe(404);
        world.Acme.ListAutomations().Sum(automation => automation.RunCount).ShouldBe(0);
    }

    [Theory]
    [InlineData(false, "finished")]
    [InlineData(true, "failed")]
    public async Task Run_PolledToItsEnd_IsAudited(bool fails, string status)
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var automation = world.Acme.AddAutomation(new NewAutomation(anna) { RunsFail = fails });
        var token = await world.ImpersonateAsync(anna, "automations");
        var runs = $"/api/workflows/automations/{automation.Id}/runs";

        var started = await world.PostAsync(runs, token, new { context = "api" });
        var first = await world.GetAsync($"{runs}/{started["id"]}", token);
        var second = await world.GetAsync($"{runs}/{started["id"]}", token);

        started.Status.ShouldBe(201);
        first["status"].ShouldBe("running");
        second["status"].ShouldBe(status);
        var ended = await world.GetAsync(
            "/api/v1/audits?eventType=com.qlik.v1.automation.run.ended",
            await world.AdminTokenAsync()
        );
        var item = ended.Data.ShouldHaveSingleItem()!;
        item["data"]!["automationId"]!.GetValue<string>().ShouldBe(automation.Id);
        item["userId"]!.GetValue<string>().ShouldBe(anna);
        (await world.PostAsync(runs, token, new { context = "editor" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Runs_ListNewestFirst_TenByDefault_ByStartTime()
    {
        await using var world = await QlikWorld.StartAsync();
        var automation = world.Acme.AddAutomation(new NewAutomation(world.Acme.AddUser(new NewUser("anna"))));
        for (var i = 0; i < 12; i++)
        {
            world.Acme.AddRun(automation.Id);
            world.Time.Advance(TimeSpan.FromMinutes(10));
        }

        var admin = await world.AdminTokenAsync();
        var runs = $"/api/workflows/automations/{automation.Id}/runs?sort=-startTime";
        var filter = Uri.EscapeDataString("startTime gt \"2026-10-01T09:40:00.000Z\"");

        var first = await world.GetAsync(runs, admin);
        first.Data.Count.ShouldBe(10);
        first.Data[0]!["startTime"]!.GetValue<string>().ShouldBe("2026-10-01T09:50:00.000Z");
        (await world.GetAsync(new Uri(first.Next!).PathAndQuery, admin)).Data.Count.ShouldBe(2);
        (await world.GetAsync($"{runs}&filter={filter}", admin)).Data.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RenewExecutionToken_BreaksTheOldOne()
    {
        await using var world = await QlikWorld.StartAsync();
        var automation = world.Acme.AddAutomation(new NewAutomation(world.Acme.AddUser(new NewUser("anna"))));

        var renewed = world.Acme.RenewExecutionToken(automation.Id);

        (await world.SendAsync(Trigger(automation.Id, automation.ExecutionToken))).Status.ShouldBe(401);
        (await world.SendAsync(Trigger(automation.Id, renewed.ExecutionToken))).Status.ShouldBe(200);
        world.Acme.IssuedValues.ShouldContain(renewed.ExecutionToken);
    }

    private static Ask Trigger(string id, string token) =>
        new("POST", $"/api/v1/automations/{id}/actions/execute")
        {
            Headers = new Dictionary<string, string> { ["X-Execution-Token"] = token },
        };
}
