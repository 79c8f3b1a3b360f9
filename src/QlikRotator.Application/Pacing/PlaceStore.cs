using System.Collections.Concurrent;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Pacing;

/// <summary>Who has been told to come back when. In the ledger, so that whichever process the step comes back to knows its place.</summary>
internal sealed class PlaceStore(ILedgerStore store)
{
    public const string Partition = "places";

    private readonly ConcurrentDictionary<DocumentKey, DateTimeOffset> _known = new();

    public async Task<DateTimeOffset?> FindAsync(DocumentKey key, CancellationToken ct) =>
        _known.TryGetValue(key, out var at) ? at : (await store.ReadAsync<PlaceRecord>(key, ct))?.Value.At;

    public async Task KeepAsync(DocumentKey key, DateTimeOffset at, CancellationToken ct)
    {
        await store.ChangeAsync<PlaceRecord>(key, _ => new PlaceRecord(at), ct);
        _known[key] = at;
    }

    public async Task GiveUpAsync(DocumentKey key, CancellationToken ct)
    {
        _known.TryRemove(key, out _);
        await store.DeleteAsync(key, ct);
    }

    private sealed record PlaceRecord(DateTimeOffset At);
}
