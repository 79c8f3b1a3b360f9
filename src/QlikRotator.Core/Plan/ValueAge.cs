using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Plan;

/// <summary>
/// How old a value is. A version's own date says when it came into the vault: after a vault was restored from its backup, or a rotation gave
/// an old value back, that is much later than the value. Pure.
/// </summary>
public static class ValueAge
{
    /// <summary>The secret with the date of its value, where the ledger knows an earlier one than the vault.</summary>
    /// <param name="writer">The rotation that the newest version's tag names.</param>
    public static ManagedSecret AsRecorded(ManagedSecret secret, RotationRecord? writer) =>
        IssuedBefore(secret, writer) is { } date && date < secret.CreatedOn ? secret with { CreatedOn = date } : secret;

    private static DateTimeOffset? IssuedBefore(ManagedSecret secret, RotationRecord? writer) =>
        writer switch
        {
            { Outcome.New: { CredentialId: { } id } made } when id == secret.CredentialId => made.IssuedAt,
            not null when secret.RotationId == RotationId.MarkerOfRestored(writer.RotationId) => writer.StartedAt,
            _ => null,
        };
}
