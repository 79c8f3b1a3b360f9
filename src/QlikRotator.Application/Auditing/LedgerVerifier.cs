using System.Runtime.CompilerServices;
using System.Text.Json;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Auditing;

/// <param name="Events">As far as they can be read.</param>
/// <param name="Broken">Null where the chain is whole.</param>
public sealed record VerifiedRotation(RotationRecord Rotation, IReadOnlyList<LedgerEvent> Events, BrokenLink? Broken);

/// <summary>Reads every rotation with its events and checks its chain: for auditors, and for the command <c>verify-ledger</c>.</summary>
public sealed class LedgerVerifier(RotationLedger ledger)
{
    /// <param name="from">Rotations that began at or after this moment (UTC); null for all.</param>
    /// <param name="to">Rotations that began before this moment (UTC); null for all.</param>
    public async IAsyncEnumerable<VerifiedRotation> VerifyAsync(
        DateTimeOffset? from,
        DateTimeOffset? to,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var record in ledger.ListAsync(ct))
        {
            if (!(record.StartedAt < from || record.StartedAt >= to))
            {
                yield return await VerifyAsync(record, ct);
            }
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

        return new(record, events, ChainCheck.Find(record, events));
    }
}
