using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Somebody takes a tenant off the list while a rotation of it runs.</summary>
public sealed class RemovedTenantTests
{
    [Theory]
    [InlineData("Issue", OutcomeKind.Refused)]
    [InlineData("Retire", OutcomeKind.PersonNeeded)]
    [InlineData("Prove", OutcomeKind.PersonNeeded)]
    public async Task Rotate_TenantIsTakenAway_NothingDies_AndAPersonIsTold(string step, OutcomeKind outcome)
    {
        await using var world = await RotationWorld.StartAsync();
        var client = world.Tenant.AddOAuthClient();
        var tenants = world.Get<IOptions<RotatorOptions>>().Value.Tenants;

        var story = await world.RotateAsync(
            world.Manage(client),
            before: next =>
            {
                if (next == step && tenants.FirstOrDefault(one => one.Host == RotationWorld.Host) is { } tenant)
                {
                    tenants.Remove(tenant);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldEndAs(outcome, "UnknownTenant");
        world.Tenant.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeTrue();
        world.Tenant.AcceptsClientSecret(client.ClientId, story.Newest.Value).ShouldBeTrue();
        world.Told.Outcomes.ShouldHaveSingleItem().Kind.ShouldBe(outcome);
    }
}
