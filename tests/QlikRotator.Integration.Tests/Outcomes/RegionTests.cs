using QlikRotator.Application.Discovering;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>A tenant that is signed in to by the client of its region is a tenant like any other.</summary>
public sealed class RegionTests : IAsyncLifetime
{
    private RotationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await RotationWorld.StartWithRegionAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_SecretOfAListedTenant_IsReplaced()
    {
        var tenant = _world.Qlik.Tenant(RotationWorld.RegionHost);
        var client = tenant.AddOAuthClient();

        var story = await _world.RotateAsync(
            _world.ManageAt(RotationWorld.RegionHost, "oauth-client-secret", client.ClientId, client.Hint, client.Secret)
        );

        story.ShouldEndAs(OutcomeKind.Rotated);
        tenant.AcceptsClientSecret(client.ClientId, story.Newest.Value).ShouldBeTrue();
        tenant.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeFalse();
        tenant.HasBotUser(_world.RegionClient.ClientId).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_SecretOfATenantThatIsNotListed_IsRefused_SaysWhereToAddIt_AndNothingIsSent()
    {
        var tenant = _world.Qlik.Tenant(RotationWorld.UnlistedHost);
        var client = tenant.AddOAuthClient();

        var story = await _world.RotateAsync(
            _world.ManageAt(RotationWorld.UnlistedHost, "oauth-client-secret", client.ClientId, client.Hint, client.Secret)
        );

        story.ShouldEndAs(OutcomeKind.Refused, "UnknownTenant");
        story.Outcome.Reason.Message.ShouldContain("RegionClients:n:Hosts");
        tenant.CallCount.ShouldBe(0);
    }

    [Fact]
    public async Task Discover_ListsTheTenantsThatAreListed_AndReadsThem()
    {
        var reader = _world.Get<ITenantReader>();

        reader.Tenants.ShouldContain(RotationWorld.RegionHost);
        reader.Tenants.ShouldNotContain(RotationWorld.UnlistedHost);
        (await reader.ReadAsync(RotationWorld.RegionHost, RotationWorld.Ct)).Problems.ShouldBeEmpty();
    }
}
