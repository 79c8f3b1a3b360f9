using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>The clients of an organization, <c>/api/core/oauth-clients</c>: all but making one, which no rotation does.</summary>
internal static class OrganizationClientEndpoints
{
    private const string Path = "/api/core/oauth-clients";

    /// <summary>UNVERIFIED: how long a page is where nothing is asked for, and how long it may be.</summary>
    private static readonly ListRules Rules = new(Path, Limit: 20, MaxLimit: 100, "next", "prev", Sort: "+clientName");

    private static readonly Dictionary<string, Func<OAuthClient, string>> SortFields = new()
    {
        ["clientId"] = client => client.Id,
        ["clientName"] = client => client.Name,
        ["appType"] = client => client.AppType,
        ["createdAt"] = client => client.CreatedAt.UtcDateTime.ToString("O"),
        ["updatedAt"] = client => client.UpdatedAt.UtcDateTime.ToString("O"),
    };

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        .. new[]
        {
            ApiRoute.Get(Path, ErrorShape.Plain, List),
            ApiRoute.Get(Path + "/{id}", ErrorShape.Plain, call => OfOne(call, client => Answer.Ok(Show(call, client)))),
            ApiRoute.Patch(
                Path + "/{id}",
                ErrorShape.Plain,
                call => OfOne(call, client => new ClientPatch(client, call).Apply())
            ),
            ApiRoute.Delete(Path + "/{id}", ErrorShape.Plain, call => OfOne(call, client => Delete(call, client))),
        }
            .Concat(ClientSecretEndpoints.At(Path))
            .Select(route => route with { OfOrganization = true }),
    ];

    private static Answer List(ApiCall call)
    {
        if (!ClientRights.MayManage(call))
        {
            return Denied;
        }

        if (Filter.Parse(call.Query("filter"), "clientId", "clientName", "appType", "createdByType") is not { } filter)
        {
            return Answer.BadRequest("The filter is not valid.");
        }

        var clients = call.Tenant.Clients.Listed.Where(client => filter.Matches(field => ValueOf(client, field))).ToList();
        int? total = call.Query("totalResults") == "true" ? clients.Count : null;
        return Page.Cut(call, Rules, clients, SortFields) is { } page
            ? Answer.Ok(
                new
                {
                    data = page.Items.Select(client => Show(call, client)),
                    links = page.Links,
                    totalResults = total,
                }
            )
            : Answer.BadRequest("limit, sort or cursor is not valid.");
    }

    private static Answer OfOne(ApiCall call, Func<OAuthClient, Answer> work) =>
        !ClientRights.MayManage(call) ? Denied
        : call.Tenant.Clients.FindListed(call.Route("id")) is { } client ? work(client)
        : Answer.NotFound("No such OAuth client.");

    private static Answer Delete(ApiCall call, OAuthClient client)
    {
        if (call.Header("qlik-confirm-delete") != client.Id)
        {
            return Answer.BadRequest("The header qlik-confirm-delete must hold the client's id.");
        }

        call.Tenant.Clients.Remove(client);
        return Answer.NoContent;
    }

    private static Answer Denied => Answer.Forbidden("You lack the right to manage the organization's OAuth clients.");

    private static object Show(ApiCall call, OAuthClient client) =>
        OAuthClientView.Of(client, call.Tenant, admin: call.Tenant.Behaviour.OrganizationShowsSecrets);

    private static string? ValueOf(OAuthClient client, string field) =>
        field switch
        {
            "clientId" => client.Id,
            "clientName" => client.Name,
            "appType" => client.AppType,
            _ => "user",
        };
}
