using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace QlikRotator.Web.Api;

internal static class CampaignRoutes
{
    /// <summary>The addresses of <see cref="CampaignsApi"/>.</summary>
    public static void MapCampaigns(this RouteGroupBuilder api)
    {
        api.MapPost("/campaigns", (CampaignsApi api, HttpRequest http, CancellationToken ct) => api.StartAsync(http, ct));
        api.MapGet("/campaigns", (CampaignsApi api, HttpRequest http, CancellationToken ct) => api.ListAsync(http, ct));
        api.MapGet(
            "/campaigns/{id}",
            (CampaignsApi api, HttpRequest http, string id, CancellationToken ct) => api.GetAsync(http, id, ct)
        );
        api.MapGet(
            "/campaigns/{id}/secrets",
            (CampaignsApi api, HttpRequest http, string id, CancellationToken ct) => api.SecretsAsync(http, id, ct)
        );
        api.MapGet(
            "/campaigns/{id}/left-out",
            (CampaignsApi api, HttpRequest http, string id, CancellationToken ct) => api.LeftOutAsync(http, id, ct)
        );
        api.MapPost(
            "/campaigns/{id}/pause",
            (CampaignsApi api, HttpRequest http, string id, CancellationToken ct) => api.PauseAsync(http, id, ct)
        );
        api.MapPost(
            "/campaigns/{id}/resume",
            (CampaignsApi api, HttpRequest http, string id, CancellationToken ct) => api.ResumeAsync(http, id, ct)
        );
        api.MapPost(
            "/campaigns/{id}/cancel",
            (CampaignsApi api, HttpRequest http, string id, CancellationToken ct) => api.CancelAsync(http, id, ct)
        );
    }
}
