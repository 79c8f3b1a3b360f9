using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Inventory;

/// <summary>One rotation, in the one shape that the API and the command line give it in JSON. Times are UTC.</summary>
/// <param name="Attempt">From 1; a rotation that ended without a change may be started again under the same id.</param>
/// <param name="Version">The version that it replaces or delivers.</param>
/// <param name="Family">What the tag <c>qlik-source</c> said.</param>
/// <param name="Stage">The step it is in or was last in.</param>
/// <param name="Outcome">Null while it runs.</param>
public sealed record RotationRow(
    string RotationId,
    int Attempt,
    SecretReference Secret,
    string Version,
    string Family,
    string Tenant,
    string Policy,
    RotationMode Mode,
    RotationTrigger Trigger,
    string RequestedBy,
    DateTimeOffset StartedAt,
    string Stage,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ConcludedAt,
    RotationResult? Outcome,
    Reason? CancelRequested,
    LeakDeclaration? Leak
)
{
    /// <summary>Until when it waits there, and what for where the stage does not say; left out where it does not wait, or nobody knows.</summary>
    public RotationWait? Wait { get; init; }

    public static RotationRow Of(RotationRecord record) =>
        new(
            record.RotationId,
            record.Attempt,
            record.Subject.ToSecret(),
            record.Subject.Version,
            record.Source,
            record.Tenant,
            record.Policy,
            record.Mode,
            record.Trigger,
            record.RequestedBy,
            record.StartedAt,
            record.Stage,
            record.UpdatedAt,
            record.ConcludedAt,
            record.Outcome is { } outcome ? RotationResult.Of(outcome) : null,
            record.CancelRequested,
            record.Leak
        )
        {
            Wait = record.Wait,
        };
}

/// <summary>How a rotation ended.</summary>
/// <param name="NewVersion">The version it wrote; null where it wrote none.</param>
/// <param name="OldRefused">Whether the tenant refuses the old value; null where that was not tried.</param>
/// <param name="NewAccepted">Whether the tenant accepts the new value; null where that was not tried.</param>
/// <param name="Left">Credentials that are left alive at the tenant.</param>
public sealed record RotationResult(
    OutcomeKind Kind,
    Reason Reason,
    string? NewVersion,
    string? NewCredentialId,
    DateTimeOffset? NewExpiresAt,
    string? OldCredentialId,
    bool? OldRefused,
    bool? NewAccepted,
    IReadOnlyList<SlotState> Slots,
    IReadOnlyList<string> Left
)
{
    public static RotationResult Of(RotationOutcome outcome) =>
        new(
            outcome.Kind,
            outcome.Reason,
            outcome.New?.Version.Version,
            outcome.New?.CredentialId,
            outcome.New?.ExpiresOn,
            outcome.OldCredentialId,
            outcome.OldRefused,
            outcome.NewAccepted,
            outcome.Slots,
            outcome.Left ?? []
        );
}
