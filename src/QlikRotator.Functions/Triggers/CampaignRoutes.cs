using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web.Api;

namespace QlikRotator.Functions.Triggers;

/// <summary>The routes of <see cref="CampaignsApi"/>.</summary>
internal sealed class CampaignRoutes(CampaignsApi campaigns)
{
    [Function("StartCampaign")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/campaigns")] HttpRequest request,
        CancellationToken ct
    ) => campaigns.StartAsync(request, ct);

    [Function("ListCampaigns")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/campaigns")] HttpRequest request,
        CancellationToken ct
    ) => campaigns.ListAsync(request, ct);

    [Function("GetCampaign")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/campaigns/{id}")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => campaigns.GetAsync(request, id, ct);

    [Function("ListCampaignSecrets")]
    public Task<IResult> SecretsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/campaigns/{id}/secrets")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => campaigns.SecretsAsync(request, id, ct);

    [Function("ListCampaignLeftOut")]
    public Task<IResult> LeftOutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/campaigns/{id}/left-out")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => campaigns.LeftOutAsync(request, id, ct);

    [Function("PauseCampaign")]
    public Task<IResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/campaigns/{id}/pause")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => campaigns.PauseAsync(request, id, ct);

    [Function("ResumeCampaign")]
    public Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/campaigns/{id}/resume")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => campaigns.ResumeAsync(request, id, ct);

    [Function("CancelCampaign")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/campaigns/{id}/cancel")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => campaigns.CancelAsync(request, id, ct);
}
