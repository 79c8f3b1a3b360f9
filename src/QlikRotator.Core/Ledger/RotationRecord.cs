using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>A rotation's row: what the dashboard, the watchdog and an auditor read when the orchestration's history is gone.</summary>
/// <param name="Attempt">From 1; a rotation that ended without a change may be started again under the same id.</param>
/// <param name="Stage">The step it is in or was last in.</param>
/// <param name="Outcome">Null while it runs.</param>
public sealed record RotationRecord(
    string RotationId,
    int Attempt,
    SecretVersionReference Subject,
    string Source,
    string Tenant,
    string Policy,
    RotationMode Mode,
    RotationTrigger Trigger,
    string RequestedBy,
    DateTimeOffset StartedAt,
    string Stage,
    DateTimeOffset UpdatedAt,
    RotationOutcome? Outcome,
    DateTimeOffset? ConcludedAt,
    Reason? CancelRequested
)
{
    /// <summary>Names of every lease that the rotation may have taken; null where an earlier build opened the row.</summary>
    public IReadOnlyList<string>? Leases { get; init; }

    /// <summary>Whose credentials it works on, as the tags said when it began; null where an earlier build opened the row.</summary>
    public ResourceKey? Resource { get; init; }

    /// <summary>The run of a step that may change something outside now; null before the first.</summary>
    public StepRun? Run { get; init; }

    /// <summary>Until when it waits at <see cref="Stage"/>; null where it does not, or nobody knows.</summary>
    public RotationWait? Wait { get; init; }

    /// <summary>Set once somebody has declared a leak while it runs.</summary>
    public LeakDeclaration? Leak { get; init; }

    /// <summary>The campaign that began it; null for none.</summary>
    public string? Campaign { get; init; }
}
