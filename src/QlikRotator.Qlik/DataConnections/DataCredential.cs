using System.Text.Json.Serialization;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>A credential that is kept apart from its connections.</summary>
internal sealed record DataCredential
{
    [JsonPropertyName("qID")]
    public string? Id { get; init; }

    [JsonPropertyName("qName")]
    public string? Name { get; init; }

    /// <summary>How many connections use it.</summary>
    [JsonPropertyName("qConnCount")]
    public int? Connections { get; init; }

    [JsonPropertyName("datasourceID")]
    public string? DataSourceId { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>Whether nothing but the secret and the date differs.</summary>
    public bool IsLike(DataCredential? other) =>
        other is not null && this with { Updated = null } == other with { Updated = null };

    public static Task<QlikAnswer<DataCredential>> ReadAsync(QlikClient client, string id, CancellationToken ct) =>
        client.GetAsync<DataCredential>(PathOf(id), ct);

    public static string PathOf(string id) => $"/api/v1/data-credentials/{QlikPath.Escaped(id)}";
}
