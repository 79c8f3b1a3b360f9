using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Tenants;

/// <summary>The tenant itself.</summary>
internal static class TenantEndpoints
{
    private const string Path = "/api/v1/tenants";

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [ApiRoute.Get(Path + "/me", ErrorShape.TextStatus, Me), ApiRoute.Get(Path + "/{id}", ErrorShape.TextStatus, Read)];

    private static Answer Me(ApiCall call) =>
        MeRedirect.Answer(call, StatusCodes.Status302Found, $"{Path}/{call.Tenant.Id}", () => Show(call.Tenant));

    private static Answer Read(ApiCall call) =>
        call.Route("id") == call.Tenant.Id ? Answer.Ok(Show(call.Tenant)) : Answer.NotFound("No such tenant.");

    private static object Show(QlikTenant tenant) =>
        new
        {
            id = tenant.Id,
            name = tenant.Host,
            hostnames = new[] { tenant.Host, $"{tenant.Id.ToLowerInvariant()}.{RegionOf(tenant)}.qlikcloud.com" },
            region = RegionOf(tenant),
            status = "active",
            links = new { self = new { href = tenant.Link($"{Path}/{tenant.Id}") } },
        };

    private static string RegionOf(QlikTenant tenant) => tenant.Host.Split('.') is [_, var region, ..] ? region : "eu";
}
