using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Campaigns;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Campaigns;

/// <summary><c>GET /campaigns</c> lists them; <c>GET /campaigns/{id}</c> shows one.</summary>
internal sealed class CampaignsPage(PageGuard guard, CampaignReports reports)
{
    private const int LookAgainAfterSeconds = 30;

    internal static Page NotFound { get; } =
        Page.Saying("There is no such campaign", Tone.Warn, "The list has them all.", StatusCodes.Status404NotFound);

    public Task<IResult> ListAsync(HttpRequest http, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async _ => Page.Of<CampaignsView, IReadOnlyList<CampaignRow>>("Campaigns", await reports.ListAsync(ct), narrow: false)
        );

    public Task<IResult> ShowAsync(HttpRequest http, string id, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                if (await reports.FindAsync(id, ct) is not { } record)
                {
                    return NotFound;
                }

                _ = int.TryParse(request.Query("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var from);
                from = Math.Clamp(from, 0, record.Total - 1);
                var model = new CampaignModel(
                    reports.RowOf(record),
                    from,
                    await reports.SecretsAsync(record, from, CampaignModel.PageSize, ct),
                    await reports.LeftOutAsync(record, 0, CampaignModel.PageSize, ct)
                );
                return Page.Of<CampaignView, CampaignModel>($"Campaign {record.Id}", model, narrow: false) with
                {
                    RefreshAfterSeconds = record.HasEnded() ? null : LookAgainAfterSeconds,
                };
            }
        );
}
