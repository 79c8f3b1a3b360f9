namespace QlikRotator.Core.Ledger;

/// <summary>
/// A ledger that an earlier build began has rotations without copies. They are copied once, before the first list is read; whoever dies
/// meanwhile, or does it at the same time as another, does no harm.
/// </summary>
internal sealed class OlderLedger(ILedgerStore store)
{
    private static readonly DocumentKey Done = new("index", "1");

    private volatile bool _isDone;

    public async Task IndexAsync(CancellationToken ct)
    {
        if (_isDone)
        {
            return;
        }

        if (await store.ReadAsync(Done, ct) is null)
        {
            var begun = await store
                .ListAsync(RotationLedger.Partition, IndexRows.Rotations, ct)
                .Select(one => (one.Key, LastTouched: LastTouched(Documents.Parse<RotationRecord>(one.Json))))
                .ToListAsync(ct);
            foreach (var (key, _) in begun.OrderBy(one => one.LastTouched))
            {
                await CopyAsync(key, ct);
            }

            await store.WriteAsync(Done, "true", null, ct);
        }

        _isDone = true;
    }

    private static DateTimeOffset LastTouched(RotationRecord record) => record.ConcludedAt ?? record.StartedAt;

    /// <summary>Writes the row as it is, with all its copies, until nobody came in between.</summary>
    private async Task CopyAsync(DocumentKey key, CancellationToken ct)
    {
        while (await store.ReadAsync<RotationRecord>(key, ct) is { } found)
        {
            var copies = IndexRows.Of(before: null, found.Value);
            if (await store.WriteAsync(key, Documents.Format(found.Value), found.Version, copies, ct) is not null)
            {
                return;
            }
        }
    }
}
