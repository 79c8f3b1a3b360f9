using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Users;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Http;

public sealed class QlikMessagesTests
{
    [Fact]
    public async Task Get_EveryCall_SaysWhoWeAreAndWhichApiWeKnow()
    {
        await using var server = await DeprecatingServer();
        await using var world = await StartAsync(server);

        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);

        var headers = server.Requests.Last();
        headers.Host.ToString().ShouldBe(QlikWorld.Acme);
        headers.UserAgent.ToString().ShouldStartWith("QlikRotator/");
        headers["qlik-api-version"].ToString().ShouldBe("2026-08");
        headers.Authorization.ToString().ShouldBe("Bearer scripted-token");
    }

    [Fact]
    public async Task Get_DeprecatedPathTwice_IsLoggedOnce()
    {
        await using var server = await DeprecatingServer();
        await using var world = await StartAsync(server);

        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);
        await QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);

        world.Log.All.Where(line => line.Contains("GET /api/v1/users/me", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{"access_token":"good\nX-Forged: 1"}""", false)]
    [InlineData("""{"access_token":"\u0000"}""", false)]
    [InlineData("""{"access_token":"good","expires_in":9223372036854775807}""", true)]
    [InlineData("""{"access_token":"good","expires_in":-9223372036854775807}""", true)]
    public async Task Get_OddTokenOfTheTenant_IsTakenOrTriedAgain(string token, bool taken)
    {
        await using var server = await ScriptedServer.StartAsync(
            http => ScriptedServer.WriteAsync(http, """{"id":"1"}"""),
            token
        );
        await using var world = await StartAsync(server);

        var asked = QlikUser.MeAsync(world.AsRotator, QlikWorld.Ct);

        if (taken)
        {
            (await asked).Value?.Id.ShouldBe("1");
        }
        else
        {
            (await Should.ThrowAsync<TryAgainException>(asked)).Reason.Code.ShouldBe("UnreadableAnswer");
        }
    }

    private static Task<ScriptedServer> DeprecatingServer() =>
        ScriptedServer.StartAsync(http =>
        {
            http.Response.Headers["deprecation"] = "@1767225600";
            http.Response.Headers["sunset"] = "Tue, 30 Nov 2027 00:00:00 GMT";
            return ScriptedServer.WriteAsync(http, """{"id":"1"}""");
        });

    private static Task<QlikWorld> StartAsync(ScriptedServer server) =>
        QlikWorld.StartAsync(change: settings =>
            settings.Tenants[0] = new TenantOptions
            {
                Host = QlikWorld.Acme,
                BaseAddress = server.Address,
                Auth = settings.Tenants[0].Auth,
            }
        );
}
