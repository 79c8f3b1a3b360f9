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
        // The first rotation of a process also learns the installation's name.
        await hub.Engine.Client.WaitForInstanceCompletionAsync((await hub.RotateAsync("reporting-client", ct)).RotationId!, ct);
        var before = (await world.TransactionsAsync(ct)).Count;

        var id = (await hub.RotateAsync("billing-client", ct)).RotationId!;
        await hub.Engine.Client.WaitForInstanceCompletionAsync(id, ct);

        var ledger = (await world.TransactionsAsync(ct))
            .Skip(before + 1)
            .Where(one => one.Purpose == "table RotatorLedger")
            .ToList();
        ledger.Count.ShouldBeInRange(10, 30, string.Join('\n', ledger.Select(one => $"{one.Method} {one.Target}")));
    }
}
