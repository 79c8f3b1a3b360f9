using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

/// <summary>What was found before anything changed.</summary>
/// <param name="Secret">Null only with a refusal that came before the tags could be read.</param>
/// <param name="OldCredentialId">The credential the current value belongs to; null for source <c>external</c>.</param>
/// <param name="Provable">Whether a new value can be proved without a person: decides whether the gate must be a person.</param>
/// <param name="Issues">False where somebody else issues the value and this rotation only delivers it.</param>
/// <param name="Refusal">Why the rotation must not start; null when it may.</param>
public sealed record Inspection(ManagedSecret? Secret, string? OldCredentialId, bool Provable, bool Issues, Reason? Refusal)
{
    /// <summary>How it is known that the current value belongs to <see cref="OldCredentialId"/>.</summary>
    public CredentialMapping? Mapping { get; init; }

    /// <summary>Everything alive at the resource, where <see cref="Mapping"/> is only claimed and a person must be shown it.</summary>
    public IReadOnlyList<CandidateCredential>? Candidates { get; init; }

    /// <summary>Set once somebody has declared a leak while this rotation runs.</summary>
    public LeakDeclaration? Leak { get; init; }

    /// <summary>Credentials that earlier rotations of this secret left alive.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    /// <summary>
    /// When the window opens that the rotation waits for (UTC), where it is one of a time zone: the rules of zones change, and what a
    /// workflow once waited for must stay what it waits for. Null for a window of UTC.
    /// </summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>
    /// Whether the window was open that the policy starts rotations in: a host that was away may look only after it has closed. Null where
    /// there is none, or where an earlier build looked.
    /// </summary>
    public bool? WindowIsOpen { get; init; }

    public static Inspection Refused(Reason reason, ManagedSecret? secret = null) => new(secret, null, false, false, reason);
}
