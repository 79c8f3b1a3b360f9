using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

public enum RotationMode
{
    Routine,

    /// <summary>The value is known to others: no gates, no soak, the old credential dies as soon as the new value is in the vault.</summary>
    Leak,
}

public enum RotationTrigger
{
    NearExpiry,
    Expired,
    NewVersion,
    Schedule,
    Person,
}

/// <summary>The workflow's whole input: nothing it decides by comes from anywhere else.</summary>
/// <param name="RotationId">See <see cref="Rotation.RotationId"/>.</param>
/// <param name="Subject">The version being replaced; for source <c>external</c>, the version being delivered.</param>
/// <param name="Policy">Already adjusted to <paramref name="Mode"/>.</param>
/// <param name="RequestedBy">Who or what asked; never an approver of the same rotation.</param>
public sealed record RotationRequest(
    string RotationId,
    SecretVersionReference Subject,
    PolicySettings Policy,
    RotationMode Mode,
    RotationTrigger Trigger,
    string RequestedBy,
    DateTimeOffset RequestedAt
)
{
    /// <summary>Where the rotation's trace began, as W3C writes it (<c>traceparent</c>). For telemetry only: no decision reads it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Nothing begins before (UTC), unless somebody declares a leak; null for now.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>In leak mode: an older credential that a person has named and that dies with the old one.</summary>
    public string? LeakedCredentialId { get; init; }

    /// <summary>The campaign that asked for it; null for none. For the row only: no decision of the workflow reads it.</summary>
    public string? Campaign { get; init; }

    /// <summary>In the words of whoever asked, for people who are asked to agree; null where nobody gave a reason. No decision reads it.</summary>
    public string? Why { get; init; }

    /// <summary>The same rotation once a leak is declared: nothing is waited for any more but what the policy's leak rule asks.</summary>
    public RotationRequest Leaking(LeakDeclaration leak) =>
        this with
        {
            Mode = RotationMode.Leak,
            Policy = Policy.ForDeclaredLeak(),
            RequestedBy = leak.By,
            LeakedCredentialId = leak.CredentialId,
            NotBefore = null,
            Why = leak.Why ?? Why,
        };
}
