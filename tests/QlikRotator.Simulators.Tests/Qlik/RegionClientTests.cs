namespace QlikRotator.Simulators.Tests.Qlik;

/// <summary>A region-level client: it signs in to each tenant of its region, and no tenant lists it.</summary>
public sealed class RegionClientTests
{
    [Fact]
    public async Task Token_InEachTenantOfTheRegion_IsGiven_WithABotOfThatTenant()
    {
        await using var world = await QlikWorld.StartAsync();
        var client = world.Simulator.AddRegionClient(QlikWorld.AcmeHost, QlikWorld.GlobexHost);
        var globex = world.Simulator.Tenant(QlikWorld.GlobexHost);

        var acmeToken = await world.TokenOfAsync(client, "admin_classic");

        world.Acme.HasBotUser(client.ClientId).ShouldBeTrue();
        globex.HasBotUser(client.ClientId).ShouldBeFalse();
        (
            await world.SendAsync(new Ask("GET", "/api/v1/users/me") { Host = QlikWorld.GlobexHost, Token = acmeToken })
        ).Status.ShouldBe(401);
        var body = new
        {
            client_id = client.ClientId,
            client_secret = client.Secret,
            grant_type = "client_credentials",
        };
        (await world.SendAsync(new Ask("POST", "/oauth/token") { Host = QlikWorld.GlobexHost, Body = body })).Status.ShouldBe(
            200
        );
        globex.HasBotUser(client.ClientId).ShouldBeTrue();
    }

    [Fact]
    public async Task Client_InATenantOfTheRegion_IsNeitherListedNorReadNorGivenASecret()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var client = world.Simulator.AddRegionClient(QlikWorld.AcmeHost);
        var address = $"/api/v1/oauth-clients/{client.ClientId}";

        (await world.GetAsync("/api/v1/oauth-clients", admin)).Data.ShouldNotContain(one =>
            one!["clientId"]!.GetValue<string>() == client.ClientId
        );
        (await world.GetAsync(address, admin)).Status.ShouldBe(404);
        (await world.PostAsync($"{address}/client-secrets", admin)).Status.ShouldBe(404);
    }
}
