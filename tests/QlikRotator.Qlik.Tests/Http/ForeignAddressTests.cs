using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.OAuthClients;
using QlikRotator.Qlik.Users;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Http;

/// <summary>A token goes to its own tenant and nowhere else, whatever an answer says.</summary>
public sealed class ForeignAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/api/v1/users/1")]
    [InlineData("http://localhost:{0}/api/v1/users/1")]
    [InlineData("//127.0.0.1:{0}/api/v1/users/1")]
    [InlineData("http://acme.eu.qlikcloud.com@127.0.0.1:{0}/api/v1/users/1")]
    public async Task Get_RedirectToAnotherServer_IsRefusedAndSendsNothing(string location)
    {
        await using var foreign = await ScriptedServer.StartAsync(http => ScriptedServer.WriteAsync(http, """{"id":"1"}"""));
        await using var own = await ScriptedServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            http.Response.Headers.Location = string.Format(null, location, foreign.Address.Port);
            return Task.CompletedTask;
        });
        await using var world = await StartAsync(own);

        var answer = await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);

        answer.Refusal?.Code.ShouldBe("AddressRefused");
        foreign.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_NextPageOnAnotherServer_IsRefusedAndSendsNothing()
    {
        await using var foreign = await ScriptedServer.StartAsync(http => ScriptedServer.WriteAsync(http, """{"data":[]}"""));
        await using var own = await ScriptedServer.StartAsync(http =>
            ScriptedServer.WriteAsync(http, $$"""{"data":[],"links":{"next":{"href":"{{foreign.Address}}" } } }""")
        );
        await using var world = await StartAsync(own);

        var answer = await new OAuthClientApi(world.Tenants.Find(QlikWorld.Acme).Value!).ListAsync(QlikWorld.Ct);

        answer.Refusal?.Code.ShouldBe("AddressRefused");
        foreign.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_RedirectThatWouldMakeItAGet_IsNotFollowed()
    {
        await using var own = await ScriptedServer.StartAsync(http =>
        {
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await using var world = await StartAsync(own);

        var answer = await world.AsRotator.SendAsync(QlikRequest.Post("/api/v1/anything"), QlikWorld.Ct);

        answer.Refusal?.Code.ShouldBe("AddressRefused");
        own.Requests.Count.ShouldBe(2, "one for the token, one for the call");
    }

    [Theory]
    [InlineData("unknown.eu.qlikcloud.com")]
    [InlineData("evil.example")]
    [InlineData("")]
    public async Task Find_HostThatIsNoTenantOfTheSettings_IsAReason(string host)
    {
        await using var world = await QlikWorld.StartAsync();

        world.Tenants.Find(host).Problem?.Code.ShouldBe("UnknownTenant");
    }

    [Theory]
    [InlineData("http://203.0.113.9:5081")]
    [InlineData("https://evil.example")]
    [InlineData("ftp://127.0.0.1")]
    public void IsAcceptable_BaseAddressElsewhere_IsFalse(string address) =>
        TenantAddress.IsAcceptable(new TenantOptions { Host = QlikWorld.Acme, BaseAddress = new Uri(address) }).ShouldBeFalse();

    [Theory]
    [InlineData("https://acme.eu.qlikcloud.com:444/api", null)]
    [InlineData("http://acme.eu.qlikcloud.com/api", null)]
    [InlineData("https://globex.us.qlikcloud.com/api", null)]
    [InlineData("https://ACME.eu.qlikcloud.com/api?a=1", "https://acme.eu.qlikcloud.com/api?a=1")]
    [InlineData("/api?a=1", "https://acme.eu.qlikcloud.com/api?a=1")]
    public void OfReference_OnlySameSchemeHostAndPort_IsTaken(string reference, string? expected) =>
        new TenantAddress(new TenantOptions { Host = QlikWorld.Acme }).OfReference(reference)?.AbsoluteUri.ShouldBe(expected);

    private static Task<QlikWorld> StartAsync(ScriptedServer own) =>
        QlikWorld.StartAsync(change: settings =>
            settings.Tenants[0] = new TenantOptions
            {
                Host = QlikWorld.Acme,
                BaseAddress = own.Address,
                Auth = settings.Tenants[0].Auth,
            }
        );
}
