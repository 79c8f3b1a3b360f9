using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scanning;

/// <summary>One managed secret and its tenant, side by side.</summary>
/// <param name="Problem">Why the two do not fit, or could not be compared; null where they fit.</param>
internal sealed record InspectedSecret(SourceCall Call, SourceState State, Reason? Problem)
{
    /// <summary>The credential that the newest value belongs to; null where that cannot be told.</summary>
    public string? CurrentId => Call.Secret.CredentialId ?? State.OldCredentialId;

    /// <summary>
    /// Whether more than a tag says which credential the value belongs to. As long as nothing does, one that nobody seems to use may be the
    /// very one in use.
    /// </summary>
    public bool IsSettled(ResourceRegister known) =>
        Problem is null
        && (
            State.MatchedId is not null
            || State.Credentials.Count == 1
            || known.Find(CurrentId) is { Mapping: > CredentialMapping.Claimed }
        );
}
