using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

internal sealed class OAuthClient(string id, string appType, long sequence, DeletedCredentials<ClientSecret> deleted) : IListed
{
    public string Id => id;

    public string AppType => appType;

    public long Sequence => sequence;

    /// <summary>Of the region: it signs in here, and no tenant's API shows or changes it.</summary>
    public bool OfRegion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public string? LogoUri { get; set; }

    public string? ClientUri { get; set; }

    public string? DisableTag { get; set; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required IReadOnlyList<string> Scopes { get; set; }

    public required IReadOnlyList<string> GrantTypes { get; set; }

    public required IReadOnlyList<string>? AuthMethods { get; set; }

    public IReadOnlyList<string> RedirectUris { get; set; } = [];

    public IReadOnlyList<string> Origins { get; set; } = [];

    public List<ClientSecret> Secrets { get; } = [];

    /// <summary>Secrets that are deleted and may still be accepted for a while.</summary>
    public DeletedCredentials<ClientSecret> Deleted => deleted;

    public List<PublicJwk> PublicKeys { get; } = [];

    /// <summary>The secret with this property that the token endpoint still knows, deleted or not.</summary>
    public ClientSecret? KnownSecret(Predicate<ClientSecret> match) => Secrets.Find(match) ?? deleted.Find(match);

    /// <summary>Only web clients have secrets, and older ones do not say so.</summary>
    public bool TakesSecrets => AppType == "web" && (AuthMethods?.Contains("client_secret") ?? true);
}
