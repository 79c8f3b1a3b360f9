using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QlikRotator.Application.Starting;
using QlikRotator.Web.Pages.Approvals;
using QlikRotator.Web.Pages.Bulk;

namespace QlikRotator.Web;

public static class PageRoutes
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] LookingAndDoing = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>The pages for hosts with endpoint routing, whose <see cref="IRotationHost"/> is a service.</summary>
    public static IEndpointRouteBuilder MapRotatorPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(
            "/",
            Looking,
            (RotatorPages pages, HttpRequest http, CancellationToken ct) => pages.DashboardAsync(http, ct)
        );
        routes.MapMethods(
            "/plan",
            Looking,
            (RotatorPages pages, HttpRequest http, CancellationToken ct) => pages.PlanAsync(http, ct)
        );
        routes.MapMethods(
            "/rotations/{id}",
            Looking,
            (RotatorPages pages, HttpRequest http, string id, CancellationToken ct) => pages.RotationAsync(http, id, ct)
        );
        routes.MapMethods(
            "/rotations/{id}/cancel",
            LookingAndDoing,
            (RotatorPages pages, HttpRequest http, string id, IRotationHost host, CancellationToken ct) =>
                pages.CancelAsync(http, id, host, ct)
        );
        routes.MapMethods(
            "/start",
            LookingAndDoing,
            (RotatorPages pages, HttpRequest http, IRotationHost host, CancellationToken ct) => pages.StartAsync(http, host, ct)
        );
        routes.MapMethods(
            "/api/approvals/{id}",
            LookingAndDoing,
            (RotatorPages pages, HttpRequest http, string id, IRotationHost host, CancellationToken ct) =>
                pages.ApprovalAsync(http, id, host, ct)
        );
        routes.MapGet(
            "/api/rotations/{id}/approval",
            (ApprovalApi approvals, HttpRequest http, string id, CancellationToken ct) => approvals.GetAsync(http, id, ct)
        );
        routes.MapPost(
            "/api/rotations/{id}/approval",
            (ApprovalApi approvals, HttpRequest http, string id, IRotationHost host, CancellationToken ct) =>
                approvals.AnswerAsync(http, id, host, ct)
        );
        routes.MapPost(
            "/api/bulk/{what}",
            (BulkApi bulk, HttpRequest http, string what, IRotationHost host, CancellationToken ct) =>
                bulk.DoAsync(http, what, host, ct)
        );
        routes.MapMethods("/audit", Looking, (RotatorPages pages, HttpRequest http) => pages.AuditAsync(http));
        routes.MapMethods(
            "/audit/export",
            Looking,
            (RotatorPages pages, HttpRequest http, CancellationToken ct) => pages.ExportAsync(http, ct)
        );
        return routes.MapViewPages();
    }
}
