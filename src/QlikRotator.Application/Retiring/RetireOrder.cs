using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Retiring;

/// <summary>A credential that was left alive is to die.</summary>
/// <param name="By">Recorded.</param>
/// <param name="IsPerson">A person has pointed at it: then it need not be proved to be ours.</param>
public sealed record RetireOrder(SecretReference Secret, string CredentialId, string By, bool IsPerson)
{
    /// <summary>By which lists of approvers know the person; null for somebody whom nobody vouches for.</summary>
    public string? Identity { get; init; }
}

public enum RetireKind
{
    /// <summary>It is dead.</summary>
    Retired,

    /// <summary>Nothing was deleted.</summary>
    Kept,

    /// <summary>It is deleted, and a person must look at what came of it.</summary>
    PersonNeeded,
}

/// <param name="OldRefused">The old value was tried afterwards and refused; null where it could not be tried.</param>
public sealed record RetireAnswer(SecretReference Secret, string CredentialId, RetireKind Kind, Reason Reason, bool? OldRefused)
{
    internal static RetireAnswer Kept(RetireOrder order, Reason why) =>
        new(order.Secret, order.CredentialId, RetireKind.Kept, why, OldRefused: null);
}
