using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary><c>GET /</c>: every managed secret, what needs somebody first.</summary>
internal sealed class DashboardPage(PageGuard guard, InventorySnapshot inventory, AlarmStore alarms, RotationLedger ledger)
{
    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var taken = await inventory.GetAsync(ct);
                var list = DashboardList.Of(taken.Report, DashboardFilter.Of(request), request.Now);
                var rows = await Task.WhenAll(list.Rows.Select(row => RenewAsync(row, request.Now, ct)));
                var model = new DashboardModel(list with { Rows = rows }, taken, await alarms.ListAsync(ct));
                return Page.Of<DashboardView, DashboardModel>("Managed secrets", model, narrow: false);
            }
        );

    /// <summary>The list may be minutes old; the rotations of the lines that are shown are as they are now.</summary>
    private async Task<DashboardRow> RenewAsync(DashboardRow row, DateTimeOffset now, CancellationToken ct)
    {
        if (row.Candidate is not { } candidate)
        {
            return row;
        }

        var id = RotationId.For(candidate.Secret.Newest);
        var current = await ledger.FindAsync(id, ct) ?? await AgainAsync(candidate.Current, id, ct);
        return DashboardRow.Of(candidate with { Current = current }, now);
    }

    private async Task<RotationRecord?> AgainAsync(RotationRecord? known, string id, CancellationToken ct) =>
        known is null || known.RotationId == id ? known : await ledger.FindAsync(known.RotationId, ct) ?? known;
}
