namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class AuditTests
{
    [Fact]
    public async Task List_DefaultsToTenAndPages()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        await MakeEventsAsync(world, admin, 12);

        var first = await world.GetAsync("/api/v1/audits", admin);
        var second = await world.GetAsync(new Uri(first.Next!).PathAndQuery, admin);

        first.Data.Count.ShouldBe(10);
        second.Data.Count.ShouldBe(2);
        second.Next.ShouldBeNull();
        first.Data.Concat(second.Data).Select(item => item!["id"]!.GetValue<string>()).Distinct().Count().ShouldBe(12);
    }

    [Fact]
    public async Task List_ByTime_ShowsThatTimeOnly()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        await MakeEventsAsync(world, admin, 1);
        world.Time.Advance(TimeSpan.FromHours(1));
        await MakeEventsAsync(world, admin, 2);

        var reply = await world.GetAsync("/api/v1/audits?eventTime=2026-10-01T09:00:00Z/2026-10-01T10:00:00Z", admin);

        reply.Data.Count.ShouldBe(2);
        (await world.GetAsync("/api/v1/audits?eventTime=yesterday", admin)).Status.ShouldBe(400);
        (await world.GetAsync("/api/v1/audits?limit=101", admin)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task List_After90Days_LeavesEventsToTheArchive()
    {
        await using var world = await QlikWorld.StartAsync();
        await MakeEventsAsync(world, await world.AdminTokenAsync(), 1);
        world.Time.Advance(TimeSpan.FromDays(91));
        var admin = await world.AdminTokenAsync();

        (await world.GetAsync("/api/v1/audits", admin)).Data.ShouldBeEmpty();
        (await world.GetAsync("/api/v1/audits/archive?date=2026-10-01", admin)).Data.Count.ShouldBe(1);
    }

    [Fact]
    public async Task List_ByNonAdmin_Is403WithTraceId()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Acme.AddOAuthClient();

        var reply = await world.GetAsync("/api/v1/audits", await world.TokenOfAsync(client, "user_default"));

        reply.Status.ShouldBe(403);
        reply["traceId"].ShouldNotBeEmpty();
    }

    private static async Task MakeEventsAsync(QlikWorld world, string admin, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var client = world.Acme.AddOAuthClient();
            await world.PostAsync($"/api/v1/oauth-clients/{client.ClientId}/client-secrets", admin);
        }
    }
}
