using QlikRotator.Core;
using QlikRotator.Core.Ports;

namespace QlikRotator.Application.Scanning;

/// <summary>One managed secret and its tenant, side by side.</summary>
/// <param name="Problem">Why the two do not fit, or could not be compared; null where they fit.</param>
internal sealed record InspectedSecret(SourceCall Call, SourceState State, Reason? Problem)
{
    /// <summary>The credential that the newest value belongs to; null where that cannot be told.</summary>
    public string? CurrentId => Call.Secret.CredentialId ?? State.OldCredentialId;
}
