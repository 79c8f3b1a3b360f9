namespace QlikRotator.Simulators.Qlik.AutomationConnections;

internal static class AutomationConnectionView
{
    public static object Item(AutomationConnection connection) =>
        new
        {
            id = connection.Id,
            name = connection.Name,
            ownerId = connection.OwnerId,
            spaceId = connection.SpaceId,
            connectorId = connection.ConnectorId,
            isConnected = connection.IsConnected,
            createdAt = connection.CreatedAt,
            updatedAt = connection.UpdatedAt,
        };

    public static object Detail(AutomationConnection connection, QlikTenant tenant) =>
        new
        {
            id = connection.Id,
            name = connection.Name,
            ownerId = connection.OwnerId,
            spaceId = connection.SpaceId,
            connectorId = connection.ConnectorId,
            isConnected = connection.IsConnected,
            error = connection.IsConnected ? null : new { message = "The connection could not be established." },
            oauthAccountName = connection.OAuthAccountName,
            redirect = connection.Redirect,
            createdAt = connection.CreatedAt,
            updatedAt = connection.UpdatedAt,
            @params = connection.Params.Select((param, index) => Param(param, index, tenant)).ToList(),
        };

    private static object Param(ConnectionParam param, int index, QlikTenant tenant) =>
        new
        {
            id = param.Id,
            name = param.Name,
            value = param is { Secret: true, Value.Length: > 0 }
                ? tenant.Behaviour.AutomationConnections.Mask ?? param.Value
                : param.Value,
            fieldType = param.Secret ? "password" : "string",
            isOptional = param.IsOptional,
            order = index + 1,
            paramOptions = Array.Empty<object>(),
        };
}
