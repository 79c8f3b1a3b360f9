using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>An analytics data connection. No record: its properties may hold values that the tenant does not mask.</summary>
internal sealed class DataConnection
{
    [JsonRequired]
    [JsonPropertyName("qID")]
    public string Id { get; init; } = "";

    [JsonPropertyName("qName")]
    public string? Name { get; init; }

    [JsonPropertyName("qType")]
    public string? Type { get; init; }

    [JsonPropertyName("datasourceID")]
    public string? DataSourceId { get; init; }

    public string? Space { get; init; }

    /// <summary>The owner's user id.</summary>
    public string? User { get; init; }

    [JsonPropertyName("qCredentialsID")]
    public string? CredentialsId { get; init; }

    /// <summary>Whether each user has a credential of their own for it.</summary>
    [JsonPropertyName("qSeparateCredentials")]
    public bool? SeparateCredentials { get; init; }

    public List<string>? Privileges { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public JsonObject? ConnectionProperties { get; init; }

    public static Task<QlikAnswer<DataConnection>> ReadAsync(
        QlikTenant tenant,
        QlikClient client,
        string id,
        CancellationToken ct
    ) => client.GetAsync<DataConnection>($"{PathOf(tenant, id)}?parseConnection=true", ct);

    public static Task<QlikAnswer<QlikList<DataConnection>>> ListAsync(QlikTenant tenant, CancellationToken ct) =>
        tenant.AsRotator.ListAsync<DataConnection>($"{tenant.Settings.DataConnectionsPath}?limit=100", ct);

    public static string PathOf(QlikTenant tenant, string id) => $"{tenant.Settings.DataConnectionsPath}/{QlikPath.Escaped(id)}";
}
