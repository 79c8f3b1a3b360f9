using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

internal static class DataConnectionView
{
    public static object Of(ApiCall call, DataConnection connection, bool single) =>
        new
        {
            qID = connection.Id,
            qName = connection.Name,
            qType = connection.Source.ConnectorType,
            qEngineObjectID = connection.Id,
            qConnectStatement = connection.Statement,
            qArchitecture = 0,
            qLogOn = 0,
            datasourceID = connection.Source.Id,
            space = connection.SpaceId.Length == 0 ? null : connection.SpaceId,
            tenant = call.Tenant.Id,
            user = connection.OwnerId,
            created = connection.Created,
            updated = connection.Updated,
            privileges = DataConnectionRights.PrivilegesOf(call, connection),
            qCredentialsID = connection.Credentials.GetValueOrDefault(call.Caller.UserId)?.Id,
            qSeparateCredentials = connection.SeparateCredentials,
            qConnectionSecret = single ? "" : null,
            connectionProperties = call.Query("parseConnection") == "true" ? Masked(call.Tenant, connection) : null,
            links = new { self = new { href = call.Tenant.Link($"/api/v1/data-connections/{connection.Id}") } },
        };

    private static JsonNode Masked(QlikTenant tenant, DataConnection connection)
    {
        var shown = connection.Properties.DeepClone();
        if (tenant.Behaviour.DataConnections.Mask is { } mask)
        {
            Hide(connection.Source, shown, [], mask);
        }

        return shown;
    }

    private static void Hide(DataSource source, JsonNode? node, IReadOnlyList<string> path, string mask)
    {
        var names = node switch
        {
            JsonObject fields => fields.Select(field => field.Key).ToList(),
            JsonArray items => [.. Enumerable.Range(0, items.Count).Select(index => index.ToString())],
            _ => [],
        };
        foreach (var name in names)
        {
            IReadOnlyList<string> place = [.. path, name];
            if (source.IsSecret(place))
            {
                JsonPath.Write(node!, [name], mask);
            }
            else
            {
                Hide(source, JsonPath.Read(node, [name]), place, mask);
            }
        }
    }
}
