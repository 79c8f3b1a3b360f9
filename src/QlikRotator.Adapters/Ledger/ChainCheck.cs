using QlikRotator.Core;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Adapters.Ledger;

/// <summary>
/// Says whether a rotation's events are all there and unchanged. Whoever may write the ledger could seal a whole new chain: an
/// export that is kept elsewhere shows that too, because its hashes differ.
/// </summary>
public static class ChainCheck
{
    /// <summary>Null where the chain is whole.</summary>
    public static Reason? WhyBroken(RotationRecord record, IReadOnlyList<LedgerEvent> events)
    {
        LedgerEvent? previous = null;
        foreach (var one in events)
        {
            if (one.RotationId != record.RotationId || !one.Follows(previous))
            {
                return new(
                    "ChainBroken",
                    $"Event {(previous?.Sequence ?? 0) + 1} of rotation {record.RotationId} is missing or was changed."
                );
            }

            previous = one;
        }

        return record.Outcome is { } outcome && !events.Any(one => one.Entry.What == outcome.Kind.ToString())
            ? new("ChainCut", $"Rotation {record.RotationId} ended as {outcome.Kind}, and its last events are missing.")
            : null;
    }
}
