using System.Text.Json.Serialization;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>An API key as the tenant lists it; its token comes once, with the answer to its creation.</summary>
internal sealed record ApiKey
{
    public const string Path = "/api/v1/api-keys";
    public const string Active = "active";

    [JsonRequired]
    public string Id { get; init; } = "";

    public string? Description { get; init; }

    public string? Status { get; init; }

    /// <summary>The user the key speaks for.</summary>
    public string? Sub { get; init; }

    public string? SubType { get; init; }

    public DateTimeOffset? Expiry { get; init; }

    public DateTimeOffset? Created { get; init; }

    public string? CreatedByUser { get; init; }

    public SecretValue? Token { get; init; }

    public static string PathOf(string id) => $"{Path}/{QlikPath.Escaped(id)}";

    public static Task<QlikAnswer<QlikList<ApiKey>>> ListActiveAsync(QlikClient client, string owner, CancellationToken ct) =>
        client.ListAsync<ApiKey>($"{Path}?status={Active}&sub={QlikPath.Escaped(owner)}&limit=100", ct);

    public static Task<QlikAnswer<QlikList<ApiKey>>> ListAllAsync(QlikClient client, CancellationToken ct) =>
        client.ListAsync<ApiKey>($"{Path}?limit=100", ct);
}
