using System.Net;
using QlikRotator.Application.Campaigns;
using QlikRotator.Core;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

/// <summary>In the name of whoever is signed in: the app takes nobody at their word.</summary>
internal sealed class RemoteCampaignOrders(AppClient app) : ICampaignOrders
{
    public async Task<Result<CampaignPreview>> PreviewAsync(CampaignRequest request, CancellationToken ct) =>
        ResultOf(await app.PostAsync<CampaignPreview>("api/campaigns", BodyOf(request, dryRun: true), ct));

    /// <summary>Under a key of its own: however often it is sent, it is one campaign.</summary>
    public async Task<Result<CampaignRow>> StartAsync(CampaignRequest request, CancellationToken ct) =>
        ResultOf(
            await app.PostAsync<CampaignRow>(
                "api/campaigns",
                BodyOf(request, dryRun: false),
                ct,
                key: Guid.NewGuid().ToString("N")
            )
        );

    public async Task<Result<CampaignRow>> ChangeAsync(CampaignChange change, string id, string? why, CancellationToken ct)
    {
        var path = $"{RemoteCampaigns.PathOf(id)}/{change.ToString().ToLowerInvariant()}";
        return ResultOf(await app.PostAsync<CampaignRow>(path, new CampaignChangeBody(why), ct));
    }

    public Task GoOnAsync(string id, CancellationToken ct) => Task.CompletedTask;

    private static CampaignBody BodyOf(CampaignRequest request, bool dryRun) =>
        new(
            request.Filter.Tenant,
            request.Filter.Family,
            request.Filter.Policy,
            request.Filter.Tag,
            request.Filter.All,
            request.Mode,
            request.Limits.Canaries,
            request.Limits.Wave,
            request.Limits.StopAt.ToString(),
            request.Why,
            request.TakesHeld,
            request.TakesManual,
            dryRun
        );

    private static Result<T> ResultOf<T>(AppAnswer<T> answer)
        where T : class =>
        answer
            is {
                Status: HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
                Problem: { } problem
            }
            ? new Reason(problem.Code, problem.Detail)
            : answer.Needed();
}
