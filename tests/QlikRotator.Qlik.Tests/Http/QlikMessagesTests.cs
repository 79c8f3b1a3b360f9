using QlikRotator.Application.Settings;
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
