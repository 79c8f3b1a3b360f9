using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>Reading data connections, replacing them, and handing them over; patching is <see cref="ConnectionPatch"/>.</summary>
internal static class DataConnectionEndpoints
{
    private const string Path = "/api/v1/data-connections";

    private static readonly ListRules Rules = new(Path, Limit: 0, MaxLimit: 100, "page", Previous: null, Sort: "+qID");

    private static readonly Dictionary<string, Func<DataConnection, string>> SortFields = new()
    {
        ["qID"] = connection => connection.Id,
        ["qName"] = connection => connection.Name,
        ["created"] = connection => connection.Created.UtcDateTime.ToString("O"),
        ["updated"] = connection => connection.Updated.UtcDateTime.ToString("O"),
    };

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.NumberStatus, List),
        ApiRoute.Get(Path + "/{id}", ErrorShape.NumberStatus, Read),
        ApiRoute.Patch(Path + "/{id}", ErrorShape.NumberStatus, Patch),
        ApiRoute.Put(Path + "/{id}", ErrorShape.NumberStatus, Replace),
        ApiRoute.Post(Path + "/actions/update", ErrorShape.NumberStatus, HandOver),
    ];

    private static Answer List(ApiCall call)
    {
        var filter = Filter.Parse(call.Query("filter"), "qID", "qName", "qType", "datasourceID", "created", "updated");
        if (filter is null)
        {
            return DataErrors.BadRequest("The filter is not valid.");
        }

        var space = call.Query("spaceId");
        var connections = call.Tenant.DataConnections.All.Where(connection =>
            DataConnectionRights.PrivilegesOf(call, connection).Contains("list")
            && (space ?? connection.SpaceId) == connection.SpaceId
            && filter.Matches(field => ValueOf(connection, field))
        );
        return Page.Cut(call, Rules, connections, SortFields) is { } page
            ? Answer.Ok(Show(call, page))
            : DataErrors.BadRequest("limit, sort or page is not valid.");
    }

    // A partial list is a 200 that also carries errors.
    private static object Show(ApiCall call, Page<DataConnection> page)
    {
        var partial = call.Tenant.Behaviour.DataConnections.ListsArePartial;
        var items = partial ? page.Items.Take(page.Items.Count / 2) : page.Items;
        return new
        {
            data = items.Select(connection => DataConnectionView.Of(call, connection, single: false)).ToList(),
            meta = new { count = items.Count() },
            links = page.Links,
            errors = partial
                ? new[] { new ErrorItem("DCERROR-0020", "Some connections could not be listed", Detail: null) { Status = 502 } }
                : null,
        };
    }

    private static Answer Read(ApiCall call) =>
        DataConnectionRights.With(call, "read", connection => Answer.Ok(DataConnectionView.Of(call, connection, single: true)));

    private static Answer Patch(ApiCall call) =>
        DataConnectionRights.With(call, "update", connection => new ConnectionPatch(call, connection).Apply());

    // Replaces all but inline credentials, which it silently leaves as they are.
    private static Answer Replace(ApiCall call) =>
        DataConnectionRights.With(
            call,
            "update",
            connection =>
            {
                string[] required = ["qID", "qName", "qType", "qConnectStatement", "qEngineObjectID"];
                if (required.FirstOrDefault(field => call.Fields.Text(field) is null) is { } missing)
                {
                    return DataErrors.BadRequest($"Field {missing} is missing in the request");
                }

                if (NameIsTaken(call.Tenant, connection, call.Fields.Text("qName")!))
                {
                    return DataErrors.Conflict();
                }

                connection.Name = call.Fields.Text("qName")!;
                connection.Statement = call.Fields.Text("qConnectStatement")!;
                connection.SpaceId = call.Fields.Text("space") ?? "";
                connection.Updated = call.Tenant.Now;
                return Answer.NoContent;
            }
        );

    public static bool NameIsTaken(QlikTenant tenant, DataConnection connection, string name) =>
        tenant.DataConnections.All.Any(other => other != connection && other.Name == name && other.SpaceId == connection.SpaceId);

    private static Answer HandOver(ApiCall call)
    {
        if (!call.Caller.IsAdmin)
        {
            return DataErrors.Forbidden();
        }

        return call.Fields["connections"] is JsonArray { Count: > 0 } items
            ? new Answer(
                StatusCodes.Status207MultiStatus,
                new { data = items.Select(item => HandOver(call, item as JsonObject ?? [])).ToList() }
            )
            : DataErrors.BadRequest("Field connections is missing in the request");
    }

    private static object HandOver(ApiCall call, JsonObject item)
    {
        if (call.Tenant.DataConnections.Find(item.Text("id") ?? "") is not { } connection)
        {
            return new { id = item.Text("id"), status = 404 };
        }

        // Credentials stay with the person: a new owner has none.
        connection.OwnerId = item.Text("ownerId") ?? connection.OwnerId;
        connection.SpaceId = item.Text("spaceId") ?? connection.SpaceId;
        connection.Updated = call.Tenant.Now;
        return new { id = connection.Id, status = 204 };
    }

    private static string? ValueOf(DataConnection connection, string field) =>
        field switch
        {
            "qID" => connection.Id,
            "qName" => connection.Name,
            "qType" => connection.Source.ConnectorType,
            "datasourceID" => connection.Source.Id,
            "created" => connection.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            _ => connection.Updated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        };
}
