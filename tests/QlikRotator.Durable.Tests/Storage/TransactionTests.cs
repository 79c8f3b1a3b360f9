using QlikRotator.Durable.Engine;
using QlikRotator.Durable.Tests.World;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>Storage is paid for by the transaction: a rotation by health gate, without slots, soak and channels.</summary>
public sealed class TransactionTests(SharedStorage storage)
{
    private static readonly (string, string?)[] Lone =
    [
        ("Rotator:Policies:critical:Gate", "health"),
        ("Rotator:Policies:default:Soak", "00:00:00"),
        ("Rotator:Policies:default:Channels:0", null),
        ("Rotator:Policies:critical:Channels:0", null),
        ("Rotator:Policies:critical:Channels:1", null),
    ];

    [Fact(Timeout = 120_000)]
    public async Task Rotate_WithoutSlotsAndSoak_TakesAtMostThirty()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct, Lone);
        var hub = await world.OpenAsync(ct);

        // The first of all also gives the installation its name, which is read once and written once.
        (await CountAsync(world, hub, "reporting-client", ct)).ShouldBeInRange(10, 32);
        (await CountAsync(world, hub, "billing-client", ct)).ShouldBeInRange(10, 30);
    }

    private static async Task<int> CountAsync(HubWorld world, RotatorHub hub, string secret, CancellationToken ct)
    {
        var before = (await world.TransactionsAsync(ct)).Count;
        await hub.Engine.Client.WaitForInstanceCompletionAsync((await hub.RotateAsync(secret, ct)).RotationId!, ct);
        return (await world.TransactionsAsync(ct)).Skip(before + 1).Count(one => one.Purpose == "table RotatorLedger");
    }
}
