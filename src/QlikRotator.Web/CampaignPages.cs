using Microsoft.AspNetCore.Http;
using QlikRotator.Web.Pages.Campaigns;
using QlikRotator.Web.Pages.Checkups;

namespace QlikRotator.Web;

/// <summary>Pages about campaigns and about the app itself, beside those of <see cref="RotatorPages"/>.</summary>
public sealed class CampaignPages
{
    private readonly CampaignsPage _campaigns;
    private readonly CampaignChangePage _change;
    private readonly CampaignStartPage _start;
    private readonly CheckupPage _checkup;

    internal CampaignPages(CampaignsPage campaigns, CampaignStartPage start, CampaignChangePage change, CheckupPage checkup) =>
        (_campaigns, _start, _change, _checkup) = (campaigns, start, change, checkup);

    /// <summary><c>GET /campaigns</c>.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken ct) => _campaigns.ListAsync(request, ct);

    /// <summary><c>GET /campaigns/start</c> shows what would be done; <c>POST</c> begins it.</summary>
    public Task<IResult> StartAsync(HttpRequest request, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _start.BeginAsync(request, ct) : _start.ShowAsync(request, ct);

    /// <summary><c>GET /campaigns/{id}</c>.</summary>
    public Task<IResult> ShowAsync(HttpRequest request, string id, CancellationToken ct) => _campaigns.ShowAsync(request, id, ct);

    /// <summary><c>GET /campaigns/{id}/pause</c>, <c>resume</c> or <c>cancel</c> asks; <c>POST</c> does it.</summary>
    public Task<IResult> ChangeAsync(HttpRequest request, string id, string change, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method)
            ? _change.ChangeAsync(request, id, change, ct)
            : _change.ShowAsync(request, id, change, ct);

    /// <summary><c>GET /doctor</c> asks; <c>POST /doctor</c> looks.</summary>
    public Task<IResult> CheckupAsync(HttpRequest request, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _checkup.RunAsync(request, ct) : _checkup.ShowAsync(request, ct);
}
