using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Auditing;

/// <summary>The first link of a rotation's chain that does not hold.</summary>
/// <param name="Sequence">Where in the chain, from 1.</param>
public sealed record BrokenLink(int Sequence, string What);

/// <summary>
/// Says whether a rotation's events are all there and unchanged. Whoever may write the ledger could seal a whole new chain: an
/// export that is kept elsewhere shows that too, because its hashes differ.
/// </summary>
public static class ChainCheck
{
    /// <summary>Null where the chain is whole, from its first event to the one that ended the rotation.</summary>
    public static BrokenLink? Find(RotationRecord record, IReadOnlyList<LedgerEvent> events) =>
        FindGap(record, events)
        ?? (IsCut(record, events) ? new BrokenLink(events.Count + 1, "The chain ends before the rotation did.") : null)
        ?? FindRewrittenRow(record, events);

    /// <summary>The row is outside of the chain, but what it says is in the events that opened and ended the attempt.</summary>
    private static BrokenLink? FindRewrittenRow(RotationRecord record, IReadOnlyList<LedgerEvent> events)
    {
        var opened = events.LastOrDefault(one => one.Entry.What == RotationLedger.Started);
        if (opened?.Entry.Facts is { } start && start != RowFacts.OfStart(record))
        {
            return new(opened.Sequence, "The rotation's row says something else than what was recorded when it began.");
        }

        return
            record.Outcome is { } outcome
            && Endings(events, outcome) is [.., var last] ended
            && ended.TrueForAll(one => one.Entry.Facts != RowFacts.OfEnd(outcome))
            ? new(last.Sequence, "The rotation's row has another outcome than the one that was recorded.")
            : null;
    }

    /// <summary>Seldom more than one: the first outcome that gets into the row stands, whichever was noted before it.</summary>
    private static List<LedgerEvent> Endings(IReadOnlyList<LedgerEvent> events, RotationOutcome outcome) =>
        [.. events.Where(one => one.Entry.What == outcome.Kind.ToString() && one.Entry.Facts is not null)];

    /// <summary>The first event that does not follow from the one before; null where all do.</summary>
    public static BrokenLink? FindGap(RotationRecord record, IReadOnlyList<LedgerEvent> events)
    {
        LedgerEvent? previous = null;
        foreach (var (index, one) in events.Index())
        {
            if (one.RotationId != record.RotationId || !one.Follows(previous))
            {
                return new(index + 1, $"{one.At:u} {one.Entry.What} does not follow from what is recorded before it.");
            }

            previous = one;
        }

        return null;
    }

    /// <summary>A chain that lacks its end is whole in itself; the rotation's row tells that there was more.</summary>
    private static bool IsCut(RotationRecord record, IReadOnlyList<LedgerEvent> events) =>
        events.Count == 0
        || (
            record.Outcome is { } outcome
            && events
                .Reverse()
                .TakeWhile(one => one.Entry.What != RotationLedger.Started)
                .All(one => one.Entry.What != outcome.Kind.ToString())
        );
}
