using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace QlikRotator.Web;

internal static class CampaignPageRoutes
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] LookingAndDoing = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>The pages of <see cref="CampaignPages"/>.</summary>
    public static void MapCampaignPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(
            "/campaigns",
            Looking,
            (CampaignPages pages, HttpRequest http, CancellationToken ct) => pages.ListAsync(http, ct)
        );
        routes.MapMethods(
            "/campaigns/start",
            LookingAndDoing,
            (CampaignPages pages, HttpRequest http, CancellationToken ct) => pages.StartAsync(http, ct)
        );
        routes.MapMethods(
            "/campaigns/{id}",
            Looking,
            (CampaignPages pages, HttpRequest http, string id, CancellationToken ct) => pages.ShowAsync(http, id, ct)
        );
        routes.MapMethods(
            "/campaigns/{id}/{change}",
            LookingAndDoing,
            (CampaignPages pages, HttpRequest http, string id, string change, CancellationToken ct) =>
                pages.ChangeAsync(http, id, change, ct)
        );
        routes.MapMethods(
            "/doctor",
            LookingAndDoing,
            (CampaignPages pages, HttpRequest http, CancellationToken ct) => pages.CheckupAsync(http, ct)
        );
    }
}
