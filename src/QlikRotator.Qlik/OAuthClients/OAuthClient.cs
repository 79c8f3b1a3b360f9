using System.Text.Json.Serialization;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>An OAuth client as an administrator sees it; everything but the id may be missing.</summary>
internal sealed record OAuthClient
{
    [JsonRequired]
    public string ClientId { get; init; } = "";

    public string? ClientName { get; init; }

    public string? AppType { get; init; }

    /// <summary>Qlik lists no values for it.</summary>
    public string? CreatedByType { get; init; }

    public string? DisableTag { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public List<string>? AllowedGrantTypes { get; init; }

    public List<string>? AllowedAuthMethods { get; init; }

    public List<string>? AllowedScopes { get; init; }

    /// <summary>Null where the caller is no administrator.</summary>
    public List<ClientSecretInfo>? ClientSecrets { get; init; }
}

internal sealed record ClientSecretInfo(string? Hint, DateTimeOffset? CreatedAt, string? CreatedBy);
