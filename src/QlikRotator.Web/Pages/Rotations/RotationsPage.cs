using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary><c>GET /rotations</c>: every rotation there was, newest first, with filters in the address.</summary>
internal sealed class RotationsPage(PageGuard guard, RotationSearch search, IOptions<RotatorOptions> options)
{
    private const int PageSize = 50;

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async _ =>
            {
                var query = RotationQuery.Of(http.Query);
                var page = ApiPage.Of(http.Query);
                var found = await search.FindAsync(query, page.After, PageSize, ct);
                var model = new RotationsModel(
                    found.Rows,
                    ApiPage.CursorOf(found.Next),
                    found.OnTo,
                    page.After is null,
                    query,
                    Tenants(query)
                );
                var status = query.Complaint is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
                return Page.Of<RotationsView, RotationsModel>("Rotations", model, status, narrow: false);
            }
        );

    private IReadOnlyList<string> Tenants(RotationQuery query) =>
        [
            .. options
                .Value.AllTenants()
                .Select(one => one.Host)
                .Append(query.Tenant)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
