using System.Runtime.CompilerServices;
using System.Text.Json;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Auditing;

/// <param name="Events">As far as they can be read.</param>
/// <param name="Broken">Null where the chain is whole.</param>
public sealed record VerifiedRotation(RotationRecord Rotation, IReadOnlyList<LedgerEvent> Events, BrokenLink? Broken);

/// <summary>Reads every rotation with its events and checks its chain: for auditors, and for the command <c>verify-ledger</c>.</summary>
public sealed class LedgerVerifier(RotationLedger ledger, RotationIndex index)
{
    private const int Page = 500;

    /// <param name="from">Rotations that began at or after this moment (UTC); null for all.</param>
    /// <param name="to">Rotations that began before this moment (UTC); null for all.</param>
    public IAsyncEnumerable<VerifiedRotation> VerifyAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        var all = from is null && to is null ? ledger.ListAsync(ct) : OfAsync(from, to, ct);
        return all.ReadAheadAsync(record => VerifyAsync(record, ct), ct);
    }

    /// <summary>Their rows, found by their copies.</summary>
    private async IAsyncEnumerable<RotationRecord> OfAsync(
        DateTimeOffset? from,
        DateTimeOffset? to,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var copy in index.ListNewestAsync(from, to, null, Page, ct))
        {
            yield return await ledger.FindAsync(copy.RotationId, ct) ?? copy;
        }
    }

    public async Task<VerifiedRotation> VerifyAsync(RotationRecord record, CancellationToken ct)
    {
        var events = new List<LedgerEvent>();
        try
        {
            await foreach (var one in ledger.EventsAsync(record.RotationId, ct))
            {
                events.Add(one);
            }
        }
        catch (JsonException)
        {
            var unreadable = new BrokenLink(events.Count + 1, "What is recorded there cannot be read.");
            return new(record, events, ChainCheck.FindGap(record, events) ?? unreadable);
        }

        var broken = ChainCheck.Find(record, events) ?? await FindInListsAsync(record, events.Count, ct);
        return new(record, events, broken);
    }

    /// <summary>Lists and exports of some days find a rotation by a copy of its row: whoever rewrites only that one is found out here.</summary>
    private async Task<BrokenLink?> FindInListsAsync(RotationRecord record, int events, CancellationToken ct) =>
        record.Outcome is null || await index.HasAsync(record, ct)
            ? null
            : new BrokenLink(events, "The list of rotations lacks this one, or says something else of it than its row.");
}
