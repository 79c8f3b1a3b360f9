using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

public enum RotationMode
{
    Routine,

    /// <summary>The value is known to others: no gates, no soak, the old credential dies right after delivery.</summary>
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
}
