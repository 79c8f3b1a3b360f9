using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Web;

namespace QlikRotator.Functions.Triggers;

/// <summary>The pages of <see cref="CampaignPages"/>, open to the host's key check for the same reason as those of <see cref="PageTriggers"/>.</summary>
internal sealed class CampaignTriggers(CampaignPages pages)
{
    [Function("CampaignsPage")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "campaigns")] HttpRequest request,
        CancellationToken ct
    ) => pages.ListAsync(request, ct);

    [Function("CampaignStartPage")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "campaigns/start")] HttpRequest request,
        CancellationToken ct
    ) => pages.StartAsync(request, ct);

    [Function("CampaignPage")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "campaigns/{id}")] HttpRequest request,
        string id,
        CancellationToken ct
    ) => pages.ShowAsync(request, id, ct);

    [Function("CampaignChangePage")]
    public Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "campaigns/{id}/{change}")] HttpRequest request,
        string id,
        string change,
        CancellationToken ct
    ) => pages.ChangeAsync(request, id, change, ct);

    [Function("DoctorPage")]
    public Task<IResult> CheckupAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "doctor")] HttpRequest request,
        CancellationToken ct
    ) => pages.CheckupAsync(request, ct);
}
