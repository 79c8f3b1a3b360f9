using QlikRotator.Application.Settings;
using QlikRotator.Qlik.OAuthClients;
using QlikRotator.Qlik.Users;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.SignIn;

/// <summary>
/// The secret of a region's or an organization's client opens everything that is theirs: it goes to the host that it is asked for, and a host of
/// the same client's is another one.
/// </summary>
public sealed class ForeignSignInTests
{
    private const string Region = "*.eu.qlikcloud.com";

    [Theory]
    [InlineData("https://initech.eu.qlikcloud.com/oauth/token")]
    [InlineData("https://console.qlikcloud.com/oauth/token")]
    [InlineData("https://evil-eu.qlikcloud.com/oauth/token")]
    [InlineData("https://acme.eu.qlikcloud.com.evil.example/oauth/token")]
    [InlineData("https://acme.eu.qlikcloud.com./oauth/token")]
    [InlineData("https://acme.eu.qlikcloud.com:8443/oauth/token")]
    [InlineData("https://acme.eu.qlikcloud.com@evil.example/oauth/token")]
    [InlineData("https://root@acme.eu.qlikcloud.com/oauth/token")]
    [InlineData("http://acme.eu.qlikcloud.com/oauth/token")]
    [InlineData("//evil.example/oauth/token")]
    public async Task SignIn_LedElsewhere_IsRefused_AndTheSecretIsNotSentAgain(string location)
    {
        foreach (var status in new[] { 301, 302, 307, 308 })
        {
            await using var server = await ScriptedServer.StartAsync(
                http => ScriptedServer.WriteAsync(http, """{"id":"1"}"""),
                http =>
                {
                    http.Response.StatusCode = status;
                    http.Response.Headers.Location = location;
                    return Task.CompletedTask;
                }
            );
            await using var world = await StartAsync(server.Address);

            var answer = await QlikUser.MeAsync(world.Tenants.Find(QlikWorld.Acme).Value!.AsRotator, QlikWorld.Ct);

            answer.Refusal!.Code.ShouldBe("SignInRefused");
            answer.Refusal.Message.ShouldContain("not its own");
            server.Requests.ShouldHaveSingleItem().Host.ToString().ShouldBe(QlikWorld.Acme);
        }
    }

    [Theory]
    [InlineData("evil-eu.qlikcloud.com")]
    [InlineData("acme.evil-eu.qlikcloud.com")]
    [InlineData("evil.acme.eu.qlikcloud.com")]
    [InlineData("eu.qlikcloud.com")]
    [InlineData("eu.qlikcloud.com.evil.example")]
    [InlineData("acme.eu.qlikcloud.com.")]
    [InlineData("acme.eu.qlikcloud.com:443")]
    [InlineData("root@acme.eu.qlikcloud.com")]
    [InlineData("acme.eu.qlikcloud.com/")]
    [InlineData(" acme.eu.qlikcloud.com")]
    [InlineData("https://acme.eu.qlikcloud.com")]
    [InlineData("acme\u3002eu.qlikcloud.com")]
    [InlineData("xn--acme.eu.qlikcloud.com")]
    [InlineData("*.eu.qlikcloud.com")]
    [InlineData("console.qlikcloud.com.")]
    public async Task Find_HostThatIsAlmostListed_IsRefused_AndNothingIsSent(string host)
    {
        await using var server = await ScriptedServer.StartAsync(http => ScriptedServer.WriteAsync(http, "{}"));
        await using var world = await StartAsync(server.Address);

        world.Tenants.FindAny(host).Problem!.Code.ShouldBe("UnknownTenant");
        world.Tenants.Find(host).Problem!.Message.ShouldContain($"'{host}'");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_HostInCapitals_GoesToTheHostOfTheSettings()
    {
        await using var server = await ScriptedServer.StartAsync(http => ScriptedServer.WriteAsync(http, """{"id":"1"}"""));
        await using var world = await StartAsync(server.Address);

        await QlikUser.MeAsync(world.Tenants.Find(QlikWorld.Acme.ToUpperInvariant()).Value!.AsRotator, QlikWorld.Ct);

        server.Requests.ShouldAllBe(request => request.Host.ToString() == QlikWorld.Acme);
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("https://acme.eu.qlikcloud.com/api/core/oauth-clients?next=2")]
    [InlineData("https://console.qlikcloud.com.evil.example/api/core/oauth-clients?next=2")]
    [InlineData("http://console.qlikcloud.com/api/core/oauth-clients?next=2")]
    [InlineData("//evil.example/api/core/oauth-clients?next=2")]
    public async Task List_OfAnOrganization_NextPageElsewhere_IsRefused_AndNoPartIsTakenForTheWhole(string next)
    {
        await using var server = await ScriptedServer.StartAsync(http =>
            ScriptedServer.WriteAsync(http, $$"""{"data":[{"clientId":"1"}],"links":{"next":{"href":"{{next}}"} } }""")
        );
        await using var world = await StartAsync(server.Address);
        var organization = world.Tenants.FindAny(QlikWorld.Organization).Value!;

        var answer = await new OAuthClientApi(organization).ListAsync(QlikWorld.Ct);

        answer.Refusal!.Code.ShouldBe("AddressRefused");
        answer.Value.ShouldBeNull();
        server.Requests.Count.ShouldBe(2, "one to sign in, one for the first page");
    }

    private static async Task<QlikWorld> StartAsync(Uri address)
    {
        var auth = new TenantAuthOptions
        {
            Kind = TenantAuthOptions.ClientSecret,
            ClientId = "c",
            Secret = QlikWorld.SignInSecret,
        };
        return await QlikWorld.StartAsync(change: settings =>
        {
            settings.Tenants.Clear();
            settings.Tenants.Add(
                new()
                {
                    Kind = TenantOptions.Organization,
                    Host = QlikWorld.Organization,
                    BaseAddress = address,
                    Auth = auth,
                }
            );
            settings.RegionClients.Add(
                new()
                {
                    Pattern = Region,
                    Hosts = [QlikWorld.Acme, QlikWorld.Initech],
                    BaseAddress = address,
                    Auth = auth,
                }
            );
        });
    }
}
