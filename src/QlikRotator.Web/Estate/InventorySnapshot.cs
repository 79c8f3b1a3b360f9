using Microsoft.Extensions.Logging;
using QlikRotator.Application.Inventory;

namespace QlikRotator.Web.Estate;

/// <summary>
/// The inventory as it was a moment ago. Listing thousands of secrets takes Key Vault hundreds of calls: nobody waits for that twice,
/// and many readers cause one listing.
/// </summary>
public sealed partial class InventorySnapshot(SecretInventory inventory, TimeProvider time, ILogger<InventorySnapshot> logger)
    : IDisposable
{
    private static readonly TimeSpan LeastFresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStale = TimeSpan.FromMinutes(10);

    /// <summary>What takes less than this is read again while the reader waits.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private volatile TakenInventory? _taken;
    private int _changes;
    private int _seen;

    /// <exception cref="Core.Workflow.TryAgainException">There is none yet, and the ledger cannot be read.</exception>
    public async Task<TakenInventory> GetAsync(CancellationToken ct)
    {
        var taken = _taken;
        if (taken is null || AgeOf(taken) > LongestStale || (IsOld(taken) && taken.Took < Quick))
        {
            return await RefreshAsync(ct);
        }

        if (IsOld(taken) && _one.CurrentCount > 0)
        {
            _ = RefreshLaterAsync();
        }

        return taken;
    }

    /// <summary>Something was changed here: whoever looks next is to see it, if the listing is quick, and soon otherwise.</summary>
    public void Outdate() => Interlocked.Increment(ref _changes);

    public void Dispose() => _one.Dispose();

    private async Task<TakenInventory> RefreshAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_taken is { } meanwhile && !IsOld(meanwhile))
            {
                return meanwhile;
            }

            var start = time.GetTimestamp();
            var changes = Volatile.Read(ref _changes);
            var report = await inventory.ReadAsync(ct);
            var taken = new TakenInventory(report, time.GetUtcNow(), time.GetElapsedTime(start));
            _taken = taken;
            Volatile.Write(ref _seen, changes);
            return taken;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task RefreshLaterAsync()
    {
        try
        {
            await RefreshAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // Nobody waits for this: the reader has the older list, and the next one tries again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.Failed(logger, failure.GetType().Name);
        }
    }

    /// <summary>The longer a listing takes, the longer it is good for.</summary>
    private bool IsOld(TakenInventory taken) =>
        Volatile.Read(ref _seen) != Volatile.Read(ref _changes)
        || AgeOf(taken) > (taken.Took * 10 > LeastFresh ? taken.Took * 10 : LeastFresh);

    private TimeSpan AgeOf(TakenInventory taken) => time.GetUtcNow() - taken.At;

    private static partial class Log
    {
        [LoggerMessage(640, LogLevel.Warning, "The list of secrets could not be renewed: {ExceptionType}")]
        public static partial void Failed(ILogger logger, string exceptionType);
    }
}
