using System.Text.Json.Serialization;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Plan;

public enum RetirementWay
{
    /// <summary>Whoever writes the value retires the old one.</summary>
    NotOurs,

    /// <summary>The policy leaves it to its own expiry.</summary>
    LeftToExpire,

    /// <summary>It is kept until somebody releases the secret.</summary>
    Held,

    /// <summary>It is deleted once its successor is proved.</summary>
    Deleted,

    /// <summary>It is deleted once the policy's people have agreed.</summary>
    DeletedWithApproval,
}

/// <summary>What the next rotation means for the credential that the current value belongs to. Pure.</summary>
/// <param name="CredentialId">Null where it is not recorded yet.</param>
/// <param name="NotBefore">The earliest moment (UTC) at which it dies by the rotator's hand; null where that is not to be told.</param>
/// <param name="HeldUntil">When the hold ends by itself (UTC); null where it does not, or where nothing is held.</param>
public sealed record RetirementForecast(
    RetirementWay Way,
    string? CredentialId,
    DateTimeOffset? NotBefore,
    DateTimeOffset? HeldUntil
)
{
    [JsonIgnore]
    public bool IsHeld => Way == RetirementWay.Held || HeldUntil is not null;

    /// <param name="startAt">When the rotation begins.</param>
    public static RetirementForecast Of(SweepCandidate candidate, DateTimeOffset startAt) =>
        Of(candidate.Secret, candidate.Policy, candidate.Issues, startAt);

    /// <param name="issues">False where somebody else issues the value.</param>
    public static RetirementForecast Of(ManagedSecret secret, PolicySettings policy, bool issues, DateTimeOffset startAt)
    {
        var id = secret.CredentialId;
        var hold = secret.HoldAt(startAt);
        return (issues, policy.RetireBy, hold) switch
        {
            (false, _, _) => new(RetirementWay.NotOurs, id, null, null),
            (_, RetireBy.Expiry, _) => new(RetirementWay.LeftToExpire, id, null, null),
            (_, _, { Until: null }) => new(RetirementWay.Held, id, null, null),
            _ => new(
                WayOf(policy),
                id,
                Later(Later(startAt + policy.Soak, RotationPolicy.KeptUntil(secret, policy)), hold?.Until),
                hold?.Until
            ),
        };
    }

    private static RetirementWay WayOf(PolicySettings policy) =>
        policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval
            ? RetirementWay.DeletedWithApproval
            : RetirementWay.Deleted;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
