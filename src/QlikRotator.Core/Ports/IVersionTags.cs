using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ports;

/// <summary>Makes an existing version a managed one, without a new version. Throws and answers as <see cref="ISecretVault"/> does.</summary>
public interface IVersionTags
{
    /// <summary>
    /// Gives the newest version exactly these tags and this expiry; tags not named here are gone. Doing it again changes nothing.
    /// A version that is not the newest is refused (<c>Stale</c>): no reader would ever see the tags.
    /// </summary>
    Task<Result<SecretVersionInfo>> TagAsync(
        SecretVersionReference newest,
        IReadOnlyDictionary<string, string> tags,
        DateTimeOffset expiresOn,
        CancellationToken ct
    );
}
