using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// One run of a step that changes something outside. A host promises at least one, and after a crash two may be under way at once, each
/// believing itself alone: the rotation's row says whose turn it is.
/// </summary>
/// <param name="Host">The process it is in.</param>
/// <param name="Until">When it has to have ended, or renewed this (UTC). Whoever does neither may be dead, and another goes on.</param>
public sealed record StepRun(string Host, string Id, string Step, DateTimeOffset Until)
{
    private static readonly string[] Exclusive =
    [
        RotationSteps.Issue.Name,
        RotationSteps.Deliver.Name,
        RotationSteps.Retire.Name,
        RotationSteps.Restore.Name,
        RotationSteps.Discard.Name,
    ];

    private static readonly string[] Undoing = [RotationSteps.Restore.Name, RotationSteps.Discard.Name];

    /// <summary>Whether two runs of a step must not be under way at once.</summary>
    public static bool IsExclusive(string step) => Exclusive.Contains(step, StringComparer.Ordinal);

    /// <summary>
    /// Whether a run has to stand back behind the one that is recorded. A step follows another when that one's answer is known, so a
    /// recorded run of another step is over; but what has begun to be undone is never done again, whoever comes late.
    /// </summary>
    /// <param name="isOver">Whether the recorded run is known to have ended.</param>
    public bool StandsBehind(StepRun? recorded, bool isOver, DateTimeOffset now) =>
        recorded is not null
        && recorded.Id != Id
        && (
            recorded.Step == Step
                ? !isOver && recorded.Until > now
                : Undoing.Contains(recorded.Step, StringComparer.Ordinal) && !Undoing.Contains(Step, StringComparer.Ordinal)
        );
}
