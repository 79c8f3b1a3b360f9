using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.AutomationConnections;

/// <summary>What can be done with an automation connection as a whole.</summary>
internal static class AutomationConnectionActions
{
    /// <summary>Asks the third party whether it takes the stored values.</summary>
    public static Answer Check(ApiCall call) =>
        AutomationConnectionEndpoints.With(
            call,
            readOnly: false,
            connection =>
            {
                var fields = call.Tenant.Behaviour.AutomationConnections.CheckFields;
                return Answer.Ok(fields.ToDictionary(field => field, _ => connection.IsConnected));
            }
        );

    public static Answer ChangeSpace(ApiCall call) =>
        AutomationConnectionEndpoints.With(
            call,
            readOnly: false,
            connection =>
            {
                connection.SpaceId = call.Fields.Text("spaceId") ?? "";
                return Answer.NoContent;
            }
        );

    public static Answer ChangeOwner(ApiCall call) =>
        AutomationConnectionEndpoints.With(
            call,
            readOnly: false,
            connection =>
            {
                if (call.Tenant.Users.Find(call.Fields.Text("userId")) is not { } owner)
                {
                    return Answer.BadRequest("userId is not a user.");
                }

                connection.OwnerId = owner.Id;
                return Answer.NoContent;
            }
        );

    public static Answer Delete(ApiCall call) =>
        AutomationConnectionEndpoints.With(
            call,
            readOnly: false,
            connection =>
            {
                var used = call.Tenant.Automations.All.Any(automation => automation.ConnectionIds.Contains(connection.Id));
                if (used && call.Query("forced") != "true")
                {
                    return Answer.BadRequest("Automations use this connection.");
                }

                call.Tenant.AutomationConnections.Remove(connection);
                return Answer.NoContent;
            }
        );
}
