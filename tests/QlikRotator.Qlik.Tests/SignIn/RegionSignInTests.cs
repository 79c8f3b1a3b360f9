using QlikRotator.Application.Settings;
using QlikRotator.Qlik.Users;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.SignIn;

/// <summary>One client signs in to the tenants of a region, to each by itself.</summary>
public sealed class RegionSignInTests
{
    private const string TokenRoute = "/oauth/token";

    /// <summary>A token of another tenant would get a 401, and a second sign-in after it.</summary>
    [Fact]
    public async Task Call_TenantsOfARegion_EachGetsItsOwnToken_AndNoTokenLeavesItsHost()
    {
        var calls = new List<ReceivedCall>();
        await using var world = await StartAsync(QlikWorld.Acme, QlikWorld.Initech);
        world.Simulator.Faults.Add(new Fault { Kind = FaultKind.Delay, Where = call => Note(calls, call) });

        var first = await MeAsync(world, QlikWorld.Acme);
        var second = await MeAsync(world, QlikWorld.Initech);
        var again = await MeAsync(world, QlikWorld.Acme);

        again.ShouldBe(first);
        second.ShouldNotBe(first);
        calls.Where(call => call.Route == TokenRoute).Select(call => call.Host).ShouldBe([QlikWorld.Acme, QlikWorld.Initech]);
        calls.ShouldNotContain(call => call.Host == QlikWorld.Globex);
    }

    [Fact]
    public async Task Find_HostOfTheRegionThatIsNotListed_IsRefused_SaysWhereToAddIt_AndNothingIsSent()
    {
        await using var world = await StartAsync(QlikWorld.Acme);

        var found = world.Tenants.Find(QlikWorld.Initech);

        found.Problem!.Message.ShouldContain("RegionClients:n:Hosts");
        world.Simulator.Tenant(QlikWorld.Initech).CallCount.ShouldBe(0);
    }

    /// <summary>A region's list is long, and a tenant has a display name and others.</summary>
    [Fact]
    public async Task Checkup_TwoHostsAreOneTenant_SaysWhich()
    {
        await using var server = await ScriptedServer.StartAsync(http =>
            ScriptedServer.WriteAsync(http, """{"id":"1","tenantId":"the-same","data":[]}""")
        );
        await using var world = await QlikWorld.StartAsync(change: settings =>
        {
            settings.Tenants.Clear();
            settings.RegionClients.Add(ClientFor([QlikWorld.Acme, QlikWorld.Initech], new("c", []), server.Address));
        });

        var findings = await world.Checkup.RunAsync(new(Send: false), QlikWorld.Ct).ToListAsync(QlikWorld.Ct);

        var same = findings.Where(one => one.Reason.Code == "SameTenant").ShouldHaveSingleItem();
        same.Subject.ShouldBe(QlikWorld.Initech);
        same.Good.ShouldBeFalse();
        same.Reason.Message.ShouldContain(QlikWorld.Acme);
    }

    /// <summary>It is not the tenant's: whoever tags it gets the tenant's own no.</summary>
    [Fact]
    public async Task Inspect_TheRegionClientItself_IsRefused()
    {
        await using var world = await StartAsync(QlikWorld.Acme);
        var client = world.Tenants.Find(QlikWorld.Acme).Value!.Settings.Auth.ClientId;
        var source = world.Source("oauth-client-secret");

        var state = await source.InspectAsync(Calls.Source(Calls.Secret("oauth-client-secret", client)), QlikWorld.Ct);

        state.Refusal!.Code.ShouldBe("ClientNotFound");
    }

    private static async Task<QlikWorld> StartAsync(params string[] hosts)
    {
        SeededOAuthClient client = null!;
        var world = await QlikWorld.StartAsync(
            (settings, simulator) =>
            {
                client = simulator.AddRegionClient(QlikWorld.Acme, QlikWorld.Initech);
                settings.Tenants.Clear();
                settings.RegionClients.Add(ClientFor(hosts, client, simulator.Address));
            }
        );
        world.Vault.Value = client.Secret;
        return world;
    }

    private static RegionClientOptions ClientFor(string[] hosts, SeededOAuthClient client, Uri address) =>
        new()
        {
            Pattern = "*.eu.qlikcloud.com",
            Hosts = hosts,
            BaseAddress = address,
            Auth = new()
            {
                Kind = TenantAuthOptions.ClientSecret,
                ClientId = client.ClientId,
                Secret = QlikWorld.SignInSecret,
            },
        };

    private static async Task<string> MeAsync(QlikWorld world, string host) =>
        (await QlikUser.MeAsync(world.Tenants.Find(host).Value!.AsRotator, QlikWorld.Ct)).Value!.Id;

    private static bool Note(List<ReceivedCall> calls, ReceivedCall call)
    {
        calls.Add(call);
        return false;
    }
}
