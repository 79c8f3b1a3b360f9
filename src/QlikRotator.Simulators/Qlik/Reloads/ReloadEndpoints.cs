using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Reloads;

/// <summary>Reloads of apps, to be polled.</summary>
internal static class ReloadEndpoints
{
    private const string Path = "/api/v1/reloads";

    private static readonly ListRules Rules = new(Path, Limit: 10, MaxLimit: 100, "next", "prev", Sort: "-creationTime");

    private static readonly Dictionary<string, Func<Reload, string>> SortFields = new()
    {
        ["creationTime"] = reload => reload.CreationTime.UtcDateTime.ToString("O"),
        ["status"] = reload => reload.Status,
    };

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.Plain, List),
        ApiRoute.Post(Path, ErrorShape.Plain, Start) with
        {
            Tier = Tier.Reloads,
        },
        ApiRoute.Get(Path + "/{id}", ErrorShape.Plain, Read),
    ];

    private static Answer List(ApiCall call)
    {
        var appId = call.Query("appId");
        var reloads = call.Tenant.Reloads.All.Where(reload =>
            MayUse(call, reload.App) && (appId ?? reload.App.Id) == reload.App.Id
        );
        return Page.Cut(call, Rules, reloads, SortFields) is { } page
            ? Answer.Ok(new { data = page.Items.Select(reload => Show(call.Tenant, reload)), links = page.Links })
            : Answer.BadRequest("limit, sort or cursor is not valid.");
    }

    private static Answer Start(ApiCall call)
    {
        if (call.Fields.Text("appId") is not { } appId)
        {
            return Answer.Fail(400, "RELOADS-001", "appId is required.");
        }

        if (call.Tenant.Reloads.FindApp(appId) is not { } app || !MayUse(call, app))
        {
            return Answer.Fail(403, "RELOADS-003", "Not allowed to reload this app.");
        }

        return call.Tenant.Reloads.All.Any(reload => reload.App == app && reload.IsPending)
            ? Answer.Fail(429, "RELOADS-010", "A reload of this app is pending already.")
            : Answer.Created(Show(call.Tenant, call.Tenant.Reloads.Start(app, call.Caller.UserId)));
    }

    private static Answer Read(ApiCall call)
    {
        if (call.Tenant.Reloads.Find(call.Route("id")) is not { } reload)
        {
            return Answer.Fail(404, "RELOADS-004", "No such reload.");
        }

        if (!MayUse(call, reload.App))
        {
            return Answer.Fail(403, "RELOADS-003", "Not allowed to see this reload.");
        }

        call.Tenant.Reloads.Look(reload);
        return Answer.Ok(Show(call.Tenant, reload));
    }

    private static bool MayUse(ApiCall call, App app) =>
        call.Caller.IsAdmin || (app.OwnerId == call.Caller.UserId && call.Caller.HasAny("user_default", "admin_classic"));

    private static object Show(QlikTenant tenant, Reload reload) =>
        new
        {
            id = reload.Id,
            appId = reload.App.Id,
            tenantId = tenant.Id,
            userId = reload.UserId,
            type = "external",
            status = reload.Status,
            creationTime = reload.CreationTime,
            endTime = reload.EndTime,
            errorMessage = reload.Status == "FAILED" ? "The data source refused the connection." : null,
            links = new { self = new { href = tenant.Link($"{Path}/{reload.Id}") } },
        };
}
