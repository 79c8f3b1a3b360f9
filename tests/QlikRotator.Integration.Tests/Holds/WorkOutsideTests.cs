using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;

namespace QlikRotator.Integration.Tests.Holds;

/// <summary>Rotations and what people do to a secret beside them keep out of each other's way.</summary>
public sealed class WorkOutsideTests
{
    [Fact]
    public async Task Rotate_SomebodyRetiresOrIssuesMeanwhile_WaitsForTheEndOfIt()
    {
        await using var world = await RotationWorld.StartAsync();
        var secret = world.Manage(world.Tenant.AddOAuthClient());
        var tagged = (await world.Get<ISecretRegistry>().FindAsync(secret.ToSecret().ToString(), RotationWorld.Ct)).Value!;
        var until = world.Time.GetUtcNow() + TimeSpan.FromSeconds(20);
        await world
            .Get<LeaseStore>()
            .TakeAsync(
                LeaseStore.NamesFor(ManagedSecretParser.Parse(tagged).Value!),
                LeaseStore.NewTransientHolder(),
                RotationWorld.Ct,
                until
            );

        (await world.RotateAsync(secret)).ShouldEndAs(OutcomeKind.Rotated);

        world.Time.GetUtcNow().ShouldBeGreaterThanOrEqualTo(until);
    }
}
