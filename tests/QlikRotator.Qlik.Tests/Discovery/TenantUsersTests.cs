using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Discovery;

/// <summary>Who the owner of a key is, for a letter to the owner.</summary>
public sealed class TenantUsersTests
{
    [Fact]
    public async Task Find_User_HasTheMailboxAndWhetherItIsActive()
    {
        await using var world = await QlikWorld.StartAsync();
        var anna = world.Tenant.AddUser(new NewUser("auth0|anna") { Email = "anna@contoso.example" });
        var robot = world.Tenant.AddUser(new NewUser("auth0|robot"));
        world.Tenant.SetUserDisabled(robot, disabled: true);

        (await world.Users.FindAsync(QlikWorld.Acme, anna, QlikWorld.Ct)).Value.ShouldBe(new(anna, "anna@contoso.example", true));
        (await world.Users.FindAsync(QlikWorld.Acme, robot, QlikWorld.Ct)).Value.ShouldBe(new(robot, null, false));
    }

    [Fact]
    public async Task Find_NobodyOfThatId_OrAtNoTenantOfOurs_IsAProblem()
    {
        await using var world = await QlikWorld.StartAsync();

        (await world.Users.FindAsync(QlikWorld.Acme, "../api-keys", QlikWorld.Ct)).Problem!.Code.ShouldBe("Qlik404");
        (await world.Users.FindAsync("evil.example", "anna", QlikWorld.Ct)).Problem!.Code.ShouldBe("UnknownTenant");
    }

    [Fact]
    public async Task Find_TenantIsAway_MayBeTriedAgain()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Fail("GET", "/api/v1/users/*", FaultKind.Status, times: 100);

        await Should.ThrowAsync<TryAgainException>(() => world.Users.FindAsync(QlikWorld.Acme, "anna", QlikWorld.Ct));
    }
}
