using System.Globalization;
using System.Runtime.CompilerServices;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// The events of each rotation, one behind the other. Whoever adds one writes it into the next place, which can be taken only once: two
/// processes never add to the same end, and a process that remembers the end need not read the chain to find it.
/// </summary>
internal sealed class EventChain(ILedgerStore store, TimeProvider time)
{
    private readonly DocumentCache<ChainEnd> _ends = new();

    /// <summary>To be tried first: nobody can have added anything yet.</summary>
    public void Begin(string rotationId) => _ends.Keep(EndKey(rotationId), ChainEnd.Empty);

    /// <summary>Adds an event at the end, once per key and attempt.</summary>
    public async Task NoteAsync(string rotationId, LedgerEntry entry, CancellationToken ct)
    {
        for (var fresh = !_ends.TryRecall(EndKey(rotationId), out var end); ; fresh = true)
        {
            end = fresh ? await ReadEndAsync(rotationId, ct) : end!;
            if (!end.Keys.Contains(entry.Key))
            {
                var next = LedgerEvent.After(end.Last, rotationId, entry, time.GetUtcNow());
                if (await store.WriteAsync(EventKey(next), next, null, ct) is not null)
                {
                    _ends.Keep(EndKey(rotationId), end.With(next));
                    return;
                }
            }
            else if (fresh || entry.What == RotationLedger.Started)
            {
                return;
            }

            // Somebody else added something, perhaps a new attempt in which this has not been noted: only a look can tell.
        }
    }

    public async IAsyncEnumerable<LedgerEvent> ReadAsync(string rotationId, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var document in store.ListAsync(Partition(rotationId), ct))
        {
            yield return Documents.Parse<LedgerEvent>(document.Json);
        }
    }

    private async Task<ChainEnd> ReadEndAsync(string rotationId, CancellationToken ct)
    {
        var end = ChainEnd.Empty;
        await foreach (var next in ReadAsync(rotationId, ct))
        {
            end = end.With(next);
        }

        _ends.Keep(EndKey(rotationId), end);
        return end;
    }

    private static string Partition(string rotationId) => $"events-{rotationId}";

    private static DocumentKey EndKey(string rotationId) => new(Partition(rotationId), "end");

    private static DocumentKey EventKey(LedgerEvent one) =>
        new(Partition(one.RotationId), one.Sequence.ToString("D6", CultureInfo.InvariantCulture));
}
