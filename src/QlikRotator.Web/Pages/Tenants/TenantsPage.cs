using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Watching;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Tenants;

/// <summary>
/// <c>GET /tenants</c> lists the tenants of the settings, <c>GET /tenants/{host}</c> shows one. With <c>look=true</c> the tenant is
/// read: who signs in, what may be read, what nobody manages.
/// </summary>
internal sealed class TenantsPage(
    PageGuard guard,
    IOptions<RotatorOptions> options,
    InventorySnapshot inventory,
    WriteBudget budget,
    LookReport looks,
    AlarmStore alarms,
    TenantLooks found
)
{
    public Task<IResult> ListAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var rows = (await inventory.GetAsync(ct)).Rows.ToLookup(HostOf);
                var busy = (await budget.ListBusyAsync(ct)).ToLookup(one => one.Tenant, StringComparer.OrdinalIgnoreCase);
                IReadOnlyList<TenantLine> lines = [.. options.Value.AllTenants().Select(one => LineOf(one, rows, busy))];
                return Page.Of<TenantsView, IReadOnlyList<TenantLine>>("Tenants", lines, narrow: false);
            }
        );

    public Task<IResult> ShowAsync(HttpRequest http, string host, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
                options.Value.FindTenant(host) is { } tenant
                    ? await ShowAsync(request, tenant, ct)
                    : Page.Saying(
                        "No such tenant",
                        Tone.Warn,
                        UnknownTenant.Of(options.Value, host).Message,
                        StatusCodes.Status404NotFound
                    )
        );

    private async Task<Page> ShowAsync(PageRequest request, TenantOptions tenant, CancellationToken ct)
    {
        var taken = await inventory.GetAsync(ct);
        var rows = taken.Rows.ToLookup(HostOf);
        var busy = (await budget.ListBusyAsync(ct)).ToLookup(one => one.Tenant, StringComparer.OrdinalIgnoreCase);
        var own = rows[tenant.Host.ToLowerInvariant()].Select(row => row.Secret).ToHashSet();
        var look =
            request.Query("look") == "true" && request.Visitor.MayRead
                ? await found.GetAsync(tenant.Host, [.. taken.Report.Secrets.Select(one => one.Secret)], ct)
                : found.Last(tenant.Host);
        var model = new TenantModel(
            LineOf(tenant, rows, busy),
            await budget.ListLeftAsync(tenant.Host, ct),
            (await looks.ReadAsync(ct)).First(one => one.Kind == LookKind.Scan),
            [.. (await alarms.ListAsync(ct)).Where(one => own.Contains(one.Alarm.Secret))],
            look
        );
        return Page.Of<TenantView, TenantModel>(tenant.Host, model, narrow: false);
    }

    private static string? HostOf(EstateRow row) => row.Tenant?.ToLowerInvariant();

    private static TenantLine LineOf(
        TenantOptions tenant,
        ILookup<string?, EstateRow> rows,
        ILookup<string, WaitingWrites> busy
    ) =>
        new(
            tenant,
            rows[tenant.Host.ToLowerInvariant()].CountBy(row => row.State).ToDictionary(),
            busy[tenant.Host].Select(one => (DateTimeOffset?)one.GivenUntil).Max()
        );
}
