using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary><c>GET /rotations</c>: every rotation there was, newest first, with filters in the address.</summary>
internal sealed class RotationsPage(PageGuard guard, RotationLedger ledger)
{
    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var query = RotationQuery.Of(http.Query);
                var all = await ledger.ListAsync(ct).ToListAsync(ct);
                var model = Select(all, query, PageIn(request));
                var status = query.Complaint is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
                return Page.Of<RotationsView, RotationsModel>("Rotations", model, status, narrow: false);
            }
        );

    private static RotationsModel Select(List<RotationRecord> all, RotationQuery query, int page)
    {
        var found = all.Where(query.Matches).OrderByDescending(one => one.StartedAt).ToList();
        var last = Math.Max(1, (found.Count + RotationsModel.PageSize - 1) / RotationsModel.PageSize);
        var shown = Math.Min(page, last);
        return new(
            [.. found.Skip((shown - 1) * RotationsModel.PageSize).Take(RotationsModel.PageSize)],
            found.Count,
            all.Count,
            shown,
            query,
            [.. all.Select(one => one.Tenant).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)]
        );
    }

    private static int PageIn(PageRequest request) =>
        int.TryParse(request.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Max(1, page)
            : 1;
}
