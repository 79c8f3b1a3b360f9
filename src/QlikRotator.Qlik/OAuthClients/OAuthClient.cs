using System.Text.Json.Serialization;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>An OAuth client as an administrator sees it; everything but the id may be missing.</summary>
internal sealed record OAuthClient
{
    private const string Path = "/api/v1/oauth-clients";

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

    public static string PathOf(string clientId) => $"{Path}/{QlikPath.Escaped(clientId)}";

    public static string SecretsPathOf(string clientId) => $"{PathOf(clientId)}/client-secrets";

    public static string SecretPathOf(string clientId, string hint) => $"{SecretsPathOf(clientId)}/{QlikPath.Escaped(hint)}";

    public static Task<QlikAnswer<OAuthClient>> ReadAsync(QlikClient client, string clientId, CancellationToken ct) =>
        client.GetAsync<OAuthClient>(PathOf(clientId), ct);

    public static Task<QlikAnswer<QlikList<OAuthClient>>> ListAsync(QlikClient client, CancellationToken ct) =>
        client.ListAsync<OAuthClient>($"{Path}?limit=100", ct);
}

internal sealed record ClientSecretInfo(string? Hint, DateTimeOffset? CreatedAt, string? CreatedBy);
