using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Users;

/// <summary>Users, and the redirect that loses the Authorization header of careless callers.</summary>
internal static class UserEndpoints
{
    private const string Path = "/api/v1/users";

    private static readonly ListRules Rules = new(Path, Limit: 20, MaxLimit: 100, "next", "prev", Sort: "+name");

    private static readonly Dictionary<string, Func<User, string>> SortFields = new()
    {
        ["name"] = user => user.Name,
        ["id"] = user => user.Id,
        ["subject"] = user => user.Subject,
    };

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.NumberStatus, List),
        ApiRoute.Get(Path + "/me", ErrorShape.NumberStatus, Me),
        ApiRoute.Get(Path + "/{id}", ErrorShape.NumberStatus, Read),
    ];

    private static Answer Me(ApiCall call) =>
        MeRedirect.Answer(
            call,
            StatusCodes.Status301MovedPermanently,
            $"{Path}/{call.Caller.UserId}",
            () => Show(call, call.Caller.User)
        );

    private static Answer Read(ApiCall call)
    {
        var id = call.Route("id");
        if (id != call.Caller.UserId && !call.Caller.IsAdmin && !call.Caller.Has("admin.users:read"))
        {
            return Answer.Forbidden("Other users are for administrators.");
        }

        return call.Tenant.Users.Find(id) is { } user ? Answer.Ok(Show(call, user)) : Answer.NotFound("No such user.");
    }

    private static Answer List(ApiCall call)
    {
        var filter = Filter.Parse(call.Query("filter"), "id", "subject", "name", "email", "status", "clientId");
        if (filter is null)
        {
            return Answer.BadRequest("The filter is not valid.");
        }

        var users = call.Tenant.Users.All.Where(user =>
            (call.Caller.IsAdmin || user.Id == call.Caller.UserId) && filter.Matches(field => ValueOf(user, field))
        );
        return Page.Cut(call, Rules, users, SortFields) is { } page
            ? Answer.Ok(new { data = page.Items.Select(user => Show(call, user)), links = page.Links })
            : Answer.BadRequest("limit, sort or cursor is not valid.");
    }

    private static string? ValueOf(User user, string field) =>
        field switch
        {
            "id" => user.Id,
            "subject" => user.Subject,
            "name" => user.Name,
            "email" => user.Email,
            "clientId" => user.ClientId,
            _ => StatusOf(user),
        };

    private static string StatusOf(User user) => user.Disabled ? "disabled" : "active";

    private static object Show(ApiCall call, User user) =>
        new
        {
            id = user.Id,
            tenantId = call.Tenant.Id,
            clientId = user.ClientId,
            status = StatusOf(user),
            subject = user.Subject,
            name = user.Name,
            email = user.Email,
            assignedRoles = user.TenantAdmin ? new[] { new { name = "TenantAdmin", type = "default" } } : [],
            createdAt = user.CreatedAt,
            links = new { self = new { href = call.Tenant.Link($"{Path}/{user.Id}") } },
        };
}
