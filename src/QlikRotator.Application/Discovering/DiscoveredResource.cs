using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Discovering;

public enum DiscoveryState
{
    /// <summary>A managed secret holds it, or is being rotated away from it.</summary>
    Managed,

    /// <summary>The rotator itself signs in with it.</summary>
    Own,

    /// <summary>Nobody rotates it.</summary>
    Unmanaged,

    /// <summary>A rotation left it alive, and nothing uses it.</summary>
    Left,
}

/// <summary>Something at a tenant that is a secret or holds one. By reference only.</summary>
/// <param name="Family">The source or slot that would manage it.</param>
/// <param name="Id">Of the OAuth client, API key, automation or connection; the mail provider's name.</param>
/// <param name="Credential">The client secret's hint; null for everything else.</param>
/// <param name="Owner">Id of the user, for an API key the tag <c>qlik-id</c>.</param>
/// <param name="CreatedAt">When it was created or, for connections and mail, changed (UTC); null where Qlik does not say.</param>
/// <param name="Secret">The managed secret.</param>
public sealed record DiscoveredResource(
    string Family,
    string Id,
    string? Name,
    string? Credential,
    string? Owner,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ExpiresAt,
    DiscoveryState State,
    SecretReference? Secret
)
{
    /// <summary>
    /// Of an OAuth client what kind of maker Qlik names, in its words: an administrator's tells from one that registered itself. Left out
    /// where it names none.
    /// </summary>
    public string? CreatedByType { get; init; }
}
