using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Starting;

/// <summary>Somebody or something wants a secret rotated.</summary>
/// <param name="Secret">Name of the managed secret, or <c>vault/name</c> where several vaults have one of that name.</param>
/// <param name="RequestedBy">Recorded; never an approver of the same rotation.</param>
/// <param name="About">The version it is about; null for whichever is the newest.</param>
/// <param name="StartAt">When (UTC) to begin; null for now.</param>
/// <param name="Why">In the words of whoever asked; recorded with the rotation.</param>
public sealed record StartOrder(
    string Secret,
    RotationTrigger Trigger,
    string RequestedBy,
    RotationMode Mode = RotationMode.Routine,
    string? About = null,
    DateTimeOffset? StartAt = null,
    string? Why = null
)
{
    /// <summary>False for whoever holds a key, which says nothing about who holds it.</summary>
    public bool RequesterIsKnown { get; init; } = true;

    /// <summary>In leak mode: an older credential that has leaked, too; null for the current one alone.</summary>
    public string? CredentialId { get; init; }

    /// <summary>Id of the campaign that it is part of; null for none.</summary>
    public string? Campaign { get; init; }
}
