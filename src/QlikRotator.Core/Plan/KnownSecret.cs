using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Plan;

/// <summary>
/// A secret that is under management, in the ledger: the vault alone cannot tell that one was, because a new version comes without
/// the tags of the one before.
/// </summary>
/// <param name="Version">The newest version that was accounted for.</param>
public sealed record KnownSecret(SecretReference Secret, string Source, string Version)
{
    /// <summary>In place of a version, where the first one that was seen is somebody else's.</summary>
    public const string NoVersion = "none";
}
