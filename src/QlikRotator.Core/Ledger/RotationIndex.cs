using System.Runtime.CompilerServices;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// Some rotations out of many, at a cost that does not grow with those that nobody asks for. What it gives are copies of the rotations'
/// rows, written together with them: they lack only whose turn a step is and which leases there are, for which one reads the row.
/// </summary>
public sealed class RotationIndex(ILedgerStore store)
{
    private readonly OlderLedger _older = new(store);

    /// <summary>Every rotation that has not ended.</summary>
    public IAsyncEnumerable<RotationRecord> ListOpenAsync(CancellationToken ct) => ListAsync(IndexRows.OfOpen, ct);

    /// <summary>
    /// Of each secret the rotation that was begun or has ended last; one that runs as it was when it began, because
    /// <see cref="ListOpenAsync"/> says how it is now.
    /// </summary>
    public IAsyncEnumerable<RotationRecord> ListLatestAsync(CancellationToken ct) => ListAsync(IndexRows.OfLatest, ct);

    /// <summary>The rotations of a secret, the newest first.</summary>
    public IAsyncEnumerable<RotationRecord> ListOfAsync(SecretReference secret, int page, CancellationToken ct) =>
        AsTheyAreAsync(IndexRows.OfSecret(secret) with { Page = page }, ct);

    /// <summary>Rotations, the newest first; one that runs as it was when it began: <see cref="NowAsync"/> for those that are shown.</summary>
    /// <param name="from">Those that began at this moment or later (UTC); null for all.</param>
    /// <param name="to">Those that began before (UTC); null for all.</param>
    /// <param name="after">What <see cref="PlaceOf"/> says of one: only what is older. Anything else gives an arbitrary part.</param>
    /// <param name="page">How many are probably wanted.</param>
    public IAsyncEnumerable<RotationRecord> ListNewestAsync(
        DateTimeOffset? from,
        DateTimeOffset? to,
        string? after,
        int page,
        CancellationToken ct
    ) => ListAsync(IndexRows.OfTime(from, to, after) with { Page = page }, ct);

    /// <summary>Where a rotation stands in <see cref="ListNewestAsync"/>, in ordinal order.</summary>
    public static string PlaceOf(RotationRecord record) => IndexRows.PlaceOf(record);

    /// <summary>Whether history lists a rotation that has ended, and says what its row says.</summary>
    public async Task<bool> HasAsync(RotationRecord ended, CancellationToken ct)
    {
        await _older.IndexAsync(ct);
        var copy = await store.ReadAsync(new DocumentKey(RotationLedger.Partition, IndexRows.InTime(ended)), ct);
        return copy?.Json == IndexRows.CopyOf(ended);
    }

    /// <summary>What a list gave, as it is now. One that runs writes its copies only at its end: so its row is read.</summary>
    public async Task<RotationRecord> NowAsync(RotationRecord copy, CancellationToken ct)
    {
        if (copy.Outcome is not null)
        {
            return copy;
        }

        var key = new DocumentKey(RotationLedger.Partition, copy.RotationId);
        var row = await store.ReadAsync<RotationRecord>(key, ct);
        return row?.Value.Attempt == copy.Attempt ? row.Value with { Run = null, Leases = null } : copy;
    }

    private async IAsyncEnumerable<RotationRecord> AsTheyAreAsync(RowRange range, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var copy in ListAsync(range, ct))
        {
            yield return await NowAsync(copy, ct);
        }
    }

    private async IAsyncEnumerable<RotationRecord> ListAsync(RowRange range, [EnumeratorCancellation] CancellationToken ct)
    {
        await _older.IndexAsync(ct);
        await foreach (var document in store.ListAsync(RotationLedger.Partition, range, ct))
        {
            yield return Documents.Parse<RotationRecord>(document.Json);
        }
    }
}
