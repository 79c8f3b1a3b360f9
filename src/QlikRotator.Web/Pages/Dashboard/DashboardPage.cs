using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary><c>GET /</c>: every managed secret, what needs somebody first.</summary>
internal sealed class DashboardPage(
    PageGuard guard,
    InventorySnapshot inventory,
    AlarmStore alarms,
    LookReport looks,
    CredentialRegister register,
    RotationLedger ledger
)
{
    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var taken = await inventory.GetAsync(ct);
                var list = DashboardList.Of(taken, DashboardQuery.Of(http.Query));
                var rows = await Task.WhenAll(list.Rows.Select(row => RenewAsync(row, request.Now, ct)));
                var model = new DashboardModel(
                    list with
                    {
                        Rows = rows,
                    },
                    taken,
                    await alarms.ListAsync(ct),
                    await looks.ReadAsync(ct),
                    (await register.ListLeftAsync(ct)).Count
                );
                var status = list.Query.Filter.Complaint is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
                return Page.Of<DashboardView, DashboardModel>("Managed secrets", model, status, narrow: false);
            }
        );

    /// <summary>The list may be minutes old; the rotations of the lines that are shown are as they are now.</summary>
    private async Task<EstateRow> RenewAsync(EstateRow row, DateTimeOffset now, CancellationToken ct)
    {
        if (row.Candidate is not { } candidate)
        {
            return row;
        }

        var id = RotationId.For(candidate.Secret.Newest);
        var current = await ledger.FindAsync(id, ct) ?? await AgainAsync(candidate.Current, id, ct);
        return EstateRow.Of(candidate with { Current = current }, now);
    }

    private async Task<RotationRecord?> AgainAsync(RotationRecord? known, string id, CancellationToken ct) =>
        known is null || known.RotationId == id ? known : await ledger.FindAsync(known.RotationId, ct) ?? known;
}
