using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class ReloadTests
{
    [Theory]
    [InlineData(true, "SUCCEEDED")]
    [InlineData(false, "FAILED")]
    public async Task Reload_EndsByWhetherItsConnectionsWork(bool works, string status)
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var globex = world.Simulator.Tenant(QlikWorld.GlobexHost);
        var key = globex.AddApiKey(new NewApiKey(globex.AddUser(new NewUser("anna"))));
        var value = works ? $"Bearer {key.Token}" : "Bearer wrong";
        var id = world.Acme.AddDataConnection(
            NewDataConnection.Rest(anna, "https://globex.us.qlikcloud.com/api/v1/items", value) with
            {
                Accepts = header => globex.AcceptsApiKey(header["Bearer ".Length..]),
            }
        );
        var app = world.Acme.AddApp(anna, id);
        var token = await world.ImpersonateAsync(anna);

        var started = await world.PostAsync("/api/v1/reloads", token, new { appId = app });
        var pending = await world.PostAsync("/api/v1/reloads", token, new { appId = app });
        var first = await world.GetAsync($"/api/v1/reloads/{started["id"]}", token);
        var second = await world.GetAsync($"/api/v1/reloads/{started["id"]}", token);

        started.Status.ShouldBe(201);
        started["status"].ShouldBe("QUEUED");
        pending.Status.ShouldBe(429);
        first["status"].ShouldBe("RELOADING");
        second["status"].ShouldBe(status);
        (await world.GetAsync($"/api/v1/reloads?appId={app}", token)).Data.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reload_OfOthersApps_Is403_AndWithoutApp400()
    {
        await using var world = await QlikWorld.StartAsync();
        var app = world.Acme.AddApp(world.Acme.AddUser(new NewUser("anna")));
        var berta = await world.ImpersonateAsync(world.Acme.AddUser(new NewUser("berta")));

        (await world.PostAsync("/api/v1/reloads", berta, new { appId = app })).Status.ShouldBe(403);
        (await world.PostAsync("/api/v1/reloads", berta, new { })).Status.ShouldBe(400);
        (await world.GetAsync("/api/v1/reloads/nothing", berta)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Reload_HasALimitOfItsOwn()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.RateLimits.Reloads = 0;
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var app = world.Acme.AddApp(anna);

        var reply = await world.PostAsync("/api/v1/reloads", await world.ImpersonateAsync(anna), new { appId = app });

        reply.Status.ShouldBe(429);
        reply.Error["code"]!.GetValue<string>().ShouldBe("HTTP-429");
    }
}
