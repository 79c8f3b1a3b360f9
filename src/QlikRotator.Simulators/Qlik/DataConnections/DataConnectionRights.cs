using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>Who may do what with whose data connections.</summary>
internal static class DataConnectionRights
{
    /// <summary>The owner and administrators do everything; a shared space lets everybody else read.</summary>
    public static IReadOnlyList<string> PrivilegesOf(ApiCall call, DataConnection connection)
    {
        if (!call.Caller.HasAny("user_default", "data-connections", "admin_classic"))
        {
            return [];
        }

        if (call.Caller.IsAdmin || call.Caller.UserId == connection.OwnerId)
        {
            return ["list", "read", "update", "delete", "change_owner", "change_space"];
        }

        return connection.SpaceId.Length > 0 ? ["list", "read"] : [];
    }

    /// <summary>Runs one operation on the connection that the path names by id or, if asked so, by name.</summary>
    public static Answer With(ApiCall call, string privilege, Func<DataConnection, Answer> work)
    {
        var byName = call.Query("type") == "connectionname";
        if (!byName && !Guid.TryParse(call.Route("id"), out _))
        {
            return DataErrors.BadRequest("The qID is not a valid UUID.");
        }

        var connection = byName ? FindByName(call) : call.Tenant.DataConnections.Find(call.Route("id"));
        if (connection is null)
        {
            return DataErrors.NotFound();
        }

        return PrivilegesOf(call, connection).Contains(privilege) ? work(connection) : DataErrors.Forbidden();
    }

    private static DataConnection? FindByName(ApiCall call)
    {
        // The specification and the tutorial name this parameter differently.
        var space = call.Query("spaceId") ?? call.Query("space") ?? "";
        return call.Tenant.DataConnections.All.FirstOrDefault(connection =>
            connection.Name == call.Route("id") && connection.SpaceId == space
        );
    }
}
