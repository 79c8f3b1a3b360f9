using System.Text.Json.Nodes;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>The properties that connections of a data source have.</summary>
internal sealed class DataSourceSpec
{
    public JsonObject? ConnectionProperties { get; init; }

    public static Task<QlikAnswer<DataSourceSpec>> ReadAsync(QlikTenant tenant, string dataSourceId, CancellationToken ct) =>
        tenant.AsRotator.GetAsync<DataSourceSpec>($"/api/v1/data-sources/{QlikPath.Escaped(dataSourceId)}/api-specs", ct);
}
