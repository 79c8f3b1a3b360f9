using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Campaigns;

/// <summary>A store of which chosen writes fail, before or after they have taken, as a crash or a lost answer does.</summary>
internal sealed class FaultyStore(ILedgerStore store) : ILedgerStore
{
    private int _writes;

    /// <summary>Writes by their number, from 1, and whether the failure comes after the write has taken.</summary>
    public Dictionary<int, bool> Faults { get; } = [];

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) => store.ReadAsync(key, ct);

    public async Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    )
    {
        var fails = Faults.TryGetValue(Interlocked.Increment(ref _writes), out var after);
        if (fails && !after)
        {
            throw Lost;
        }

        var version = await store.WriteAsync(key, json, expected, along, ct);
        return fails ? throw Lost : version;
    }

    public IAsyncEnumerable<LedgerDocument> ListAsync(string partition, RowRange range, CancellationToken ct) =>
        store.ListAsync(partition, range, ct);

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) => store.DeleteAsync(key, ct);

    private static TryAgainException Lost => new(new Reason("LedgerUnavailable", "The answer was lost."));
}
