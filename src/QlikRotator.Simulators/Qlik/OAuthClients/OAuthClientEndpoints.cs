using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>The clients themselves; their secrets are in <see cref="ClientSecretEndpoints"/>.</summary>
internal static class OAuthClientEndpoints
{
    private const string Path = "/api/v1/oauth-clients";

    private static readonly ListRules Rules = new(Path, Limit: 20, MaxLimit: 100, "next", "prev", Sort: "+clientName");

    private static readonly Dictionary<string, Func<OAuthClient, string>> SortFields = new()
    {
        ["clientId"] = client => client.Id,
        ["clientName"] = client => client.Name,
        ["appType"] = client => client.AppType,
        ["tenantId"] = _ => "",
        ["createdAt"] = client => client.CreatedAt.UtcDateTime.ToString("O"),
        ["updatedAt"] = client => client.UpdatedAt.UtcDateTime.ToString("O"),
    };

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.Plain, List),
        ApiRoute.Get(Path + "/{id}", ErrorShape.Plain, Read),
        ApiRoute.Patch(Path + "/{id}", ErrorShape.Plain, Change),
        ApiRoute.Delete(Path + "/{id}", ErrorShape.Plain, Delete),
    ];

    private static Answer List(ApiCall call)
    {
        var filter = Filter.Parse(call.Query("filter"), "clientId", "clientName", "appType", "tenantId", "createdByType");
        if (filter is null)
        {
            return Answer.BadRequest("The filter is not valid.");
        }

        var clients = call.Tenant.Clients.Listed.Where(client => filter.Matches(field => ValueOf(client, field, call.Tenant)));
        return Page.Cut(call, Rules, clients, SortFields) is { } page
            ? Answer.Ok(new { data = page.Items.Select(client => Show(call, client)), links = page.Links })
            : Answer.BadRequest("limit, sort or cursor is not valid.");
    }

    private static Answer Read(ApiCall call) =>
        call.Tenant.Clients.FindListed(call.Route("id")) is { } client
            ? Answer.Ok(Show(call, client))
            : Answer.NotFound("No such OAuth client.");

    private static Answer Change(ApiCall call)
    {
        if (!call.Caller.IsAdmin)
        {
            return Answer.Forbidden("Changing OAuth clients needs TenantAdmin.");
        }

        return call.Tenant.Clients.FindListed(call.Route("id")) is { } client
            ? new ClientPatch(client, call).Apply()
            : Answer.NotFound("No such OAuth client.");
    }

    private static Answer Delete(ApiCall call)
    {
        if (!call.Caller.IsAdmin)
        {
            return Answer.Forbidden("Deleting OAuth clients needs TenantAdmin.");
        }

        if (call.Tenant.Clients.FindListed(call.Route("id")) is not { } client)
        {
            return Answer.NotFound("No such OAuth client.");
        }

        if (call.Header("qlik-confirm-delete") != client.Id)
        {
            return Answer.BadRequest("The header qlik-confirm-delete must hold the client's id.");
        }

        call.Tenant.Clients.Remove(client);
        return Answer.NoContent;
    }

    private static object Show(ApiCall call, OAuthClient client) => OAuthClientView.Of(client, call.Tenant, call.Caller.IsAdmin);

    private static string? ValueOf(OAuthClient client, string field, QlikTenant tenant) =>
        field switch
        {
            "clientId" => client.Id,
            "clientName" => client.Name,
            "appType" => client.AppType,
            "tenantId" => tenant.Id,
            _ => "tenant",
        };
}
