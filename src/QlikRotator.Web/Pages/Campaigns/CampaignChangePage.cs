using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Campaigns;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Campaigns;

/// <summary><c>GET /campaigns/{id}/{change}</c> says what pausing, resuming or cancelling means; <c>POST</c> does it.</summary>
internal sealed class CampaignChangePage(PageGuard guard, CampaignReports reports, CampaignDesk desk, FormProof proofs)
{
    private static readonly string[] Changes = ["pause", "resume", "cancel"];

    public Task<IResult> ShowAsync(HttpRequest http, string id, string change, CancellationToken ct) =>
        guard.OperateAsync(http, request => AskAsync(request, id, change, null, ct));

    public Task<IResult> ChangeAsync(HttpRequest http, string id, string change, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                var why = form?["reason"].ToString().Trim() ?? "";
                var complaint = !await proofs.IsGoodAsync(form?["proof"], PurposeOf(id, change), request.Visitor.Name, ct)
                    ? "The form was open for too long. Look again, then go on."
                    : FreeText.Problem(why, "reason")?.Message;
                if (complaint is not null || await WhyNotAsync(request, id, change, ct) is not null)
                {
                    return await AskAsync(request, id, change, complaint, ct);
                }

                var changed = await ChangeAsync(id, change, request.Visitor.Name!, why, ct);
                return changed.Problem is { } problem
                    ? Page.Saying("Nothing was changed", Tone.Warn, problem.Message, StatusCodes.Status409Conflict)
                    : Page.GoOn(request.Link($"campaigns/{id}"));
            }
        );

    private Task<Result<CampaignRecord>> ChangeAsync(string id, string change, string by, string why, CancellationToken ct) =>
        change switch
        {
            "pause" => desk.PauseAsync(id, by, why, ct),
            "resume" => desk.ResumeAsync(id, by, why, ct),
            _ => desk.CancelAsync(id, by, why, ct),
        };

    private async Task<Page> AskAsync(PageRequest request, string id, string change, string? complaint, CancellationToken ct)
    {
        if (await WhyNotAsync(request, id, change, ct) is { } refusal)
        {
            return refusal;
        }

        var row = reports.RowOf((await reports.FindAsync(id, ct))!);
        var proof = await proofs.MakeAsync(PurposeOf(id, change), request.Visitor.Name, ct);
        return Page.Of<CampaignChangeView, CampaignQuestion>(
            $"{char.ToUpperInvariant(change[0])}{change[1..]} campaign {id}?",
            new(row, change, proof, complaint),
            complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private async Task<Page?> WhyNotAsync(PageRequest request, string id, string change, CancellationToken ct)
    {
        var record = Changes.Contains(change) ? await reports.FindAsync(id, ct) : null;
        return record is null ? CampaignsPage.NotFound
            : record.Mode == RotationMode.Leak && change == "resume" && !request.Visitor.MayDeclareLeak
                ? Page.Saying(
                    "You may look, but not do this",
                    Tone.Warn,
                    "Resuming a leak campaign takes the app role 'emergency' besides.",
                    StatusCodes.Status403Forbidden
                )
            : null;
    }

    private static string PurposeOf(string id, string change) => $"campaign {change} {id}";
}
