using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Rotations;

public enum TrackState
{
    Done,
    Now,
    Ahead,
    Failed,

    /// <summary>This rotation had nothing to do there.</summary>
    Skipped,
}

/// <summary>One step of a rotation as the track shows it.</summary>
/// <param name="At">When it was noted (UTC); null where it was not yet.</param>
public sealed record TrackStep(string Label, TrackState State, DateTimeOffset? At);

/// <summary>The steps of a rotation in order: what is done, what is under way, what comes. Pure.</summary>
internal static class RotationTrack
{
    private sealed record Stop(string Label, string[] Stages, string[] Done);

    private static readonly Stop Inspect = new("Inspect", ["Inspect"], ["Inspected"]);
    private static readonly Stop Issue = new("Issue", ["Issue"], ["Issued"]);
    private static readonly Stop Deliver = new("Deliver", ["Deliver"], ["Delivered"]);
    private static readonly Stop Soak = new("Soak", ["Soaking", "Prove"], []);
    private static readonly Stop Approve = new("Approve", ["Ask", RotationSteps.WaitingForApproval], ["ApprovalApproved"]);
    private static readonly Stop Retire = new("Retire", ["Retire"], ["Retired"]);
    private static readonly Stop Restore = new("Restore", ["Restore"], ["Restored"]);
    private static readonly Stop Discard = new("Discard", ["Discard"], ["Discarded"]);
    private static readonly Stop Conclude = new("Conclude", ["Conclude"], []);

    public static IReadOnlyList<TrackStep> Of(RotationRecord record, IReadOnlyList<LedgerEvent> events)
    {
        var noted = Attempt(events).ToLookup(one => one.Entry.What, one => one.At, StringComparer.Ordinal);
        var stops = StopsOf(record, noted);
        var last = LastReached(stops, record, noted);
        return [.. stops.Select((stop, at) => Step(stop, at, last, record, noted))];
    }

    /// <summary>A rotation that is started again under its id begins anew.</summary>
    private static IEnumerable<LedgerEvent> Attempt(IReadOnlyList<LedgerEvent> events) =>
        events.Reverse().TakeWhile(one => one.Entry.What != RotationLedger.Started).Reverse();

    private static List<Stop> StopsOf(RotationRecord record, ILookup<string, DateTimeOffset> noted)
    {
        var asksFirst = noted.Contains("ApprovalAsked") && !noted.Contains("Issued");
        var undone = noted.Contains("Restored") || noted.Contains("NotRestored") || record.Stage is "Restore" or "Discard";
        var middle = undone ? (Stop[])[Restore, Discard] : [Approve, Retire];
        return asksFirst
            ? [Inspect, Approve, Issue, Deliver, Soak, Retire, Conclude]
            : [Inspect, Issue, Deliver, Soak, .. middle, Conclude];
    }

    private static int LastReached(List<Stop> stops, RotationRecord record, ILookup<string, DateTimeOffset> noted) =>
        record.Outcome is not null
            ? stops.FindLastIndex(stop => stop.Done.Any(noted.Contains))
            : stops.FindIndex(stop => stop.Stages.Contains(record.Stage, StringComparer.Ordinal));

    private static TrackStep Step(Stop stop, int at, int last, RotationRecord record, ILookup<string, DateTimeOffset> noted)
    {
        var seen = stop.Done.SelectMany(what => noted[what]).Cast<DateTimeOffset?>().FirstOrDefault();
        if (record.Outcome is { } outcome)
        {
            var good = outcome.Kind is OutcomeKind.Rotated or OutcomeKind.Delivered or OutcomeKind.Superseded or OutcomeKind.Held;
            return stop == Conclude
                ? new(stop.Label, good ? TrackState.Done : TrackState.Failed, record.ConcludedAt)
                : new(stop.Label, Passed(stop, good || at <= last, seen), seen);
        }

        return new(stop.Label, at == last ? TrackState.Now : Passed(stop, at < last, seen), seen);
    }

    /// <summary>Every step but the soak is noted when it is done.</summary>
    private static TrackState Passed(Stop stop, bool behind, DateTimeOffset? seen) =>
        !behind ? TrackState.Ahead
        : seen is null && stop.Done.Length > 0 ? TrackState.Skipped
        : TrackState.Done;
}
