using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Automations;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.AutomationConnections;

/// <summary>Reading and changing automation connections; the administrator's grant leaves other people's out.</summary>
internal static class AutomationConnectionEndpoints
{
    private static readonly Dictionary<string, Func<AutomationConnection, string>> SortFields = new()
    {
        ["id"] = connection => connection.Id,
        ["name"] = connection => connection.Name,
        ["createdAt"] = connection => connection.CreatedAt.UtcDateTime.ToString("O"),
        ["updatedAt"] = connection => connection.UpdatedAt.UtcDateTime.ToString("O"),
    };

    public static Answer List(ApiCall call)
    {
        var all = call.Query("listAll") == "true";
        if (!AutomationRights.MayList(call) || (all && !call.Caller.IsAdmin))
        {
            return Answer.Forbidden("listAll is for administrators, and a scope for automations is needed.");
        }

        var filter = Filter.Parse(call.Query("filter"), "name", "connectorId", "ownerId", "spaceId");
        if (filter is null)
        {
            return Answer.BadRequest("The filter is not valid.");
        }

        var connections = call.Tenant.AutomationConnections.All.Where(connection =>
            (all || Owns(call, connection)) && filter.Matches(field => ValueOf(connection, field))
        );
        var rules = new ListRules(call.Request.Path, Limit: 100, MaxLimit: 200, "cursor", Previous: null, Sort: "id");
        return Page.Cut(call, rules, connections, SortFields) is { } page
            ? Answer.Ok(new { data = page.Items.Select(AutomationConnectionView.Item), links = page.Links })
            : Answer.BadRequest("limit, sort or cursor is not valid.");
    }

    public static Answer Read(ApiCall call) =>
        With(call, readOnly: true, connection => Answer.Ok(AutomationConnectionView.Detail(connection, call.Tenant)));

    public static Answer Update(ApiCall call) =>
        With(
            call,
            readOnly: false,
            connection =>
            {
                if (ReadParams(call.Fields, connection) is not { } values)
                {
                    return Answer.BadRequest("params must name parameters of this connection by id.");
                }

                connection.Name = call.Fields.Text("name") ?? connection.Name;
                Apply(call.Tenant, connection, values);
                connection.UpdatedAt = call.Tenant.Now;
                return Answer.Ok(AutomationConnectionView.Detail(connection, call.Tenant));
            }
        );

    public static Answer With(ApiCall call, bool readOnly, Func<AutomationConnection, Answer> work)
    {
        if (call.Tenant.AutomationConnections.Find(call.Route("id")) is not { } connection)
        {
            return Answer.NotFound("No such automation connection.");
        }

        return Owns(call, connection) || (readOnly && call.Caller.IsAdmin)
            ? work(connection)
            : Answer.Forbidden("This automation connection belongs to somebody else.");
    }

    private static void Apply(QlikTenant tenant, AutomationConnection connection, Dictionary<string, string> values)
    {
        foreach (var param in connection.Params)
        {
            if (values.TryGetValue(param.Id, out var value))
            {
                param.Value = value;
            }
            else if (values.Count > 0 && tenant.Behaviour.AutomationConnections.OmittedParamsAreCleared)
            {
                param.Value = "";
            }
        }
    }

    private static Dictionary<string, string>? ReadParams(JsonObject fields, AutomationConnection connection)
    {
        var items = (fields["params"] as JsonArray ?? []).Select(node => node as JsonObject ?? []).ToList();
        var known = connection.Params.Select(param => param.Id).ToHashSet();
        return items.TrueForAll(item => known.Contains(item.Text("id") ?? "") && item.Text("value") is not null)
            ? items.ToDictionary(item => item.Text("id")!, item => item.Text("value")!)
            : null;
    }

    private static bool Owns(ApiCall call, AutomationConnection connection) =>
        AutomationRights.Owns(call, connection.OwnerId, connection.SpaceId);

    private static string? ValueOf(AutomationConnection connection, string field) =>
        field switch
        {
            "name" => connection.Name,
            "connectorId" => connection.ConnectorId,
            "ownerId" => connection.OwnerId,
            _ => connection.SpaceId,
        };
}
