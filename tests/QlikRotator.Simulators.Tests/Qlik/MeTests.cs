using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class MeTests
{
    [Fact]
    public async Task UsersMe_IsA301ToTheUser()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();

        var me = await world.GetAsync("/api/v1/users/me", token);

        me.Status.ShouldBe(301);
        me.Location!.Host.ShouldBe(QlikWorld.AcmeHost);
        me.Location.Scheme.ShouldBe("https");
        var user = await world.GetAsync(me.Location.AbsolutePath, token);
        me.Location.AbsolutePath.ShouldEndWith(user["id"]);
        (await world.SendAsync(new Ask("GET", me.Location.AbsolutePath))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task TenantsMe_IsA302ToTheTenantWithItsHostNames()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();

        var me = await world.GetAsync("/api/v1/tenants/me", token);
        var tenant = await world.GetAsync(me.Location!.AbsolutePath, token);

        me.Status.ShouldBe(302);
        tenant["id"].ShouldBe(world.Acme.Id);
        tenant.Body["hostnames"]![0]!.GetValue<string>().ShouldBe(QlikWorld.AcmeHost);
    }

    [Fact]
    public async Task UsersMe_OtherAnswers_AreSwitches()
    {
        await using var world = await QlikWorld.StartAsync();
        var token = await world.AdminTokenAsync();

        world.Acme.Behaviour.Me = MeAnswer.Direct;
        (await world.GetAsync("/api/v1/users/me", token))["status"].ShouldBe("active");
        world.Acme.Behaviour.Me = MeAnswer.RelativeRedirect;
        (await world.GetAsync("/api/v1/users/me", token)).Location!.IsAbsoluteUri.ShouldBeFalse();
    }

    [Fact]
    public async Task Users_OfOthers_AreForAdministrators()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Acme.AddUser(new NewUser("anna"));
        var berta = world.Acme.AddUser(new NewUser("berta"));
        var token = await world.ImpersonateAsync(anna);

        (await world.GetAsync($"/api/v1/users/{berta}", token)).Status.ShouldBe(403);
        (await world.GetAsync("/api/v1/users", token)).Data.Count.ShouldBe(1);
        var found = await world.GetAsync("/api/v1/users?filter=subject eq \"berta\"", await world.AdminTokenAsync());
        found.Data.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(berta);
    }

    [Fact]
    public async Task UnknownHost_Is404()
    {
        await using var world = await QlikWorld.StartAsync();

        (await world.SendAsync(new Ask("GET", "/api/v1/users/me") { Host = "nobody.eu.qlikcloud.com" })).Status.ShouldBe(404);
        Should.Throw<ArgumentException>(() => world.Simulator.Tenant("nobody.eu.qlikcloud.com"));
    }

    [Fact]
    public async Task UnknownPath_Is404InAnErrorBody()
    {
        await using var world = await QlikWorld.StartAsync();

        var reply = await world.GetAsync("/api/v1/no-such-thing", await world.AdminTokenAsync());

        reply.Status.ShouldBe(404);
        reply.Error["code"]!.GetValue<string>().ShouldBe("HTTP-404");
    }
}
