namespace QlikRotator.Core.Rotation;

public enum OutcomeKind
{
    /// <summary>The new value is proved and the old credential is dead, or dies of its own expiry at a known time.</summary>
    Rotated,

    /// <summary>A value somebody else issued is in every slot, proved.</summary>
    Delivered,

    /// <summary>Nothing was changed.</summary>
    Refused,

    /// <summary>The old value is the newest version again everywhere and the new credential is gone.</summary>
    Restored,

    /// <summary>New and old both work; the old one was not deleted because something spoke against it.</summary>
    KeptBoth,

    /// <summary>The new value is proved and in use; the old credential is kept and listed until the secret is no longer held.</summary>
    Held,

    /// <summary>A newer value came from elsewhere while this one was being delivered: a rotation of its own delivers that.</summary>
    Superseded,

    /// <summary>An outcome is unknown: nothing was deleted, and a person must look.</summary>
    PersonNeeded,
}

/// <summary>How a rotation ended, with references only.</summary>
public sealed record RotationOutcome(
    OutcomeKind Kind,
    Reason Reason,
    StagedCredential? New,
    string? OldCredentialId,
    bool? OldRefused,
    bool? NewAccepted,
    IReadOnlyList<SlotState> Slots
)
{
    /// <summary>Credentials that this secret's rotations left alive at the tenant; null where there are none.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    public static RotationOutcome Without(OutcomeKind kind, Reason reason) => new(kind, reason, null, null, null, null, []);

    public static RotationOutcome Of(OutcomeKind kind, Reason reason, StagedRotation rotation, IReadOnlyList<SlotState> slots) =>
        new(kind, reason, rotation.New, rotation.OldCredentialId, null, null, slots);
}

public sealed record ConcludeInput(RotationRequest Request, RotationOutcome Outcome);
