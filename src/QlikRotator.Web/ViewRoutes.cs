using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace QlikRotator.Web;

public static class ViewRoutes
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The pages of <see cref="ViewPages"/>, for hosts with endpoint routing.</summary>
    public static IEndpointRouteBuilder MapViewPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(
            "/secrets/{vault}/{name}",
            Looking,
            (ViewPages pages, HttpRequest http, string vault, string name, CancellationToken ct) =>
                pages.SecretAsync(http, vault, name, ct)
        );
        routes.MapMethods(
            "/rotations",
            Looking,
            (ViewPages pages, HttpRequest http, CancellationToken ct) => pages.RotationsAsync(http, ct)
        );
        routes.MapGet(
            "/rotations/{id}/events",
            (ViewPages pages, HttpRequest http, string id, CancellationToken ct) => pages.EventsAsync(http, id, ct)
        );
        routes.MapMethods(
            "/approvals",
            Looking,
            (ViewPages pages, HttpRequest http, CancellationToken ct) => pages.ApprovalsAsync(http, ct)
        );
        routes.MapMethods(
            "/alarms",
            [.. Looking, HttpMethods.Post],
            (ViewPages pages, HttpRequest http, CancellationToken ct) => pages.AlarmsAsync(http, ct)
        );
        routes.MapFallback((ViewPages pages, HttpRequest http) => pages.UnknownAsync(http));
        return routes;
    }
}
