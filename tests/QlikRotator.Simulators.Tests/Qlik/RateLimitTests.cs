namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Reads_OverTheLimit_Are429UntilTheWindowMoves()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.RateLimits.Reads = 3;
        var token = await world.AdminTokenAsync();
        await world.GetAsync("/api/v1/users/me", token);
        world.Time.Advance(TimeSpan.FromSeconds(100));
        await world.GetAsync("/api/v1/users/me", token);
        await world.GetAsync("/api/v1/users/me", token);

        var refused = await world.GetAsync("/api/v1/oauth-clients", token);

        refused.Status.ShouldBe(429);
        refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(200));
        refused.Error["code"]!.GetValue<string>().ShouldBe("HTTP-429");
        refused.Error["title"]!.GetValue<string>().ShouldBe("API rate limit reached.");
        world.Time.Advance(TimeSpan.FromSeconds(200));
        (await world.GetAsync("/api/v1/oauth-clients", token)).Status.ShouldBe(200);
        (await world.GetAsync("/api/v1/oauth-clients", token)).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Limits_ArePerTierAndPerUser()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var other = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        world.Acme.RateLimits.Reads = 1;

        (await world.GetAsync("/api/v1/oauth-clients", token)).Status.ShouldBe(200);
        (await world.GetAsync("/api/v1/oauth-clients", token)).Status.ShouldBe(429);
        (await world.GetAsync("/api/v1/oauth-clients", other)).Status.ShouldBe(200);
        (await world.PostAsync($"/api/v1/oauth-clients/{client.ClientId}/client-secrets", token)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Writes_RefusedWith429_DoNothing()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        world.Acme.RateLimits.Writes = 0;

        (await world.PostAsync($"/api/v1/oauth-clients/{client.ClientId}/client-secrets", token)).Status.ShouldBe(429);
        world.Acme.ClientSecrets(client.ClientId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Counters_TellCallsAndWrites()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();
        var client = world.Acme.AddOAuthClient();
        world.Acme.ResetCounters();

        await world.GetAsync("/api/v1/users/me", token);
        await world.AskForTokenAsync(client.ClientId, client.Secret);
        await world.PostAsync($"/api/v1/oauth-clients/{client.ClientId}/client-secrets", token);

        world.Acme.CallCount.ShouldBe(3);
        world.Acme.WriteCount.ShouldBe(1);
        world.Simulator.Tenant(QlikWorld.GlobexHost).CallCount.ShouldBe(0);
    }
}
