using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QlikRotator.Application.Starting;

namespace QlikRotator.Web;

public static class ViewRoutes
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The pages of <see cref="ViewPages"/>, <see cref="EstatePages"/> and <see cref="RetirePages"/>, for hosts with endpoint routing.</summary>
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
        routes.MapMethods(
            "/left",
            Looking,
            (ViewPages pages, HttpRequest http, CancellationToken ct) => pages.LeftAsync(http, ct)
        );
        routes.MapMethods(
            "/secrets/export",
            Looking,
            (EstatePages pages, HttpRequest http, CancellationToken ct) => pages.ExportAsync(http, ct)
        );
        routes.MapMethods(
            "/tenants",
            Looking,
            (EstatePages pages, HttpRequest http, CancellationToken ct) => pages.TenantsAsync(http, ct)
        );
        routes.MapMethods(
            "/tenants/{host}",
            Looking,
            (EstatePages pages, HttpRequest http, string host, CancellationToken ct) => pages.TenantAsync(http, host, ct)
        );
        routes.MapMethods(
            "/vaults/{vault}",
            Looking,
            (EstatePages pages, HttpRequest http, string vault, CancellationToken ct) => pages.VaultAsync(http, vault, ct)
        );
        routes.MapMethods(
            "/rotate",
            [.. Looking, HttpMethods.Post],
            (EstatePages pages, HttpRequest http, IRotationHost host, CancellationToken ct) => pages.RotateAsync(http, host, ct)
        );
        routes.MapMethods(
            "/bulk/{action}",
            [.. Looking, HttpMethods.Post],
            (EstatePages pages, HttpRequest http, string action, IRotationHost host, CancellationToken ct) =>
                pages.ManyAsync(http, action, host, ct)
        );
        routes.MapMethods(
            "/release",
            [.. Looking, HttpMethods.Post],
            (RetirePages pages, HttpRequest http, CancellationToken ct) => pages.ReleaseAsync(http, ct)
        );
        routes.MapMethods(
            "/retire",
            [.. Looking, HttpMethods.Post],
            (RetirePages pages, HttpRequest http, CancellationToken ct) => pages.RetireAsync(http, ct)
        );
        routes.MapCampaignPages();
        routes.MapFallback((ViewPages pages, HttpRequest http) => pages.UnknownAsync(http));
        return routes;
    }
}
