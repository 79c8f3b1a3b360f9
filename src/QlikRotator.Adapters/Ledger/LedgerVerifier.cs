using System.Runtime.CompilerServices;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Adapters.Ledger;

/// <param name="Broken">Null where the chain is whole.</param>
public sealed record VerifiedRotation(RotationRecord Rotation, IReadOnlyList<LedgerEvent> Events, Reason? Broken);

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
            if (record.StartedAt < from || record.StartedAt >= to)
            {
                continue;
            }

            var events = await ledger.EventsAsync(record.RotationId, ct).ToListAsync(ct);
            yield return new(record, events, ChainCheck.WhyBroken(record, events));
        }
    }
}
