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

    /// <summary>The first rotation of all also gives the installation its name, which is looked for once and written once.</summary>
    [Theory(Timeout = 120_000)]
    [InlineData(false, 32)]
    [InlineData(true, 30)]
    public async Task Rotate_WithoutSlotsAndSoak_TakesAtMost(bool hasRotatedBefore, int most)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct, Lone);
        var hub = await world.OpenAsync(ct);
        if (hasRotatedBefore)
        {
            await CountAsync(world, hub, "reporting-client", ct);
        }

        (await CountAsync(world, hub, "billing-client", ct)).ShouldBeInRange(10, most);
    }

    private static async Task<int> CountAsync(HubWorld world, RotatorHub hub, string secret, CancellationToken ct)
    {
        var before = (await world.TransactionsAsync(ct)).Count;
        await hub.Engine.Client.WaitForInstanceCompletionAsync((await hub.RotateAsync(secret, ct)).RotationId!, ct);
        return (await world.TransactionsAsync(ct)).Skip(before + 1).Count(one => one.Purpose == "table RotatorLedger");
    }
}
