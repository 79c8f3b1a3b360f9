using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Inventory;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Campaigns;

/// <summary>
/// <c>GET /campaigns/start</c> takes a filter and shows what the campaign would do; <c>POST</c> begins it.
/// </summary>
internal sealed class CampaignStartPage(PageGuard guard, CampaignDesk desk, RegisteredKinds kinds, FormProof proofs)
{
    /// <summary>A preview needs no reason; the form asks for one.</summary>
    private const string NoReasonYet = "-";

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(http, request => AskAsync(request, CampaignStartFields.Of(request.Query), null, ct));

    public Task<IResult> BeginAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                var fields = CampaignStartFields.Of(name => form?[name]);
                if (!await proofs.IsGoodAsync(form?["proof"], PurposeOf(fields), request.Visitor.Name, ct))
                {
                    return await AskAsync(request, fields, "The form was open for too long. Look again, then begin.", ct);
                }

                if (WhyForbidden(request, fields) is { } forbidden)
                {
                    return forbidden;
                }

                if (!fields.RequestOf(request.Visitor.Name!, form?["reason"]).TryGet(out var wanted, out var wrong))
                {
                    return await AskAsync(request, fields, wrong.Message, ct);
                }

                // One form is one campaign, however often it is sent.
                var begun = await desk.BeginAsync(wanted, form!["proof"], ct);
                return begun.TryGet(out var record, out var problem)
                    ? Page.GoOn(request.Link($"campaigns/{record.Id}"))
                    : await AskAsync(request, fields, problem.Message, ct);
            }
        );

    private async Task<Page> AskAsync(PageRequest request, CampaignStartFields fields, string? complaint, CancellationToken ct)
    {
        if (WhyForbidden(request, fields) is { } forbidden)
        {
            return forbidden;
        }

        CampaignPreview? preview = null;
        if (fields.Values.Count > 0 || request.Http.Query.Count > 0)
        {
            var wanted = fields.RequestOf(request.Visitor.Name!, NoReasonYet);
            var seen = wanted.Value is { } good ? await desk.PreviewAsync(good, ct) : wanted.Problem!;
            preview = seen.Value;
            complaint ??= seen.Problem?.Message;
        }

        var proof = await proofs.MakeAsync(PurposeOf(fields), request.Visitor.Name, ct);
        return Page.Of<CampaignStartView, CampaignStartModel>(
            "Begin a campaign",
            new(fields, Choices(), preview, proof, complaint),
            complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            narrow: false
        );
    }

    private CampaignChoices Choices() => new([.. kinds.Tenants], SourceNames.Each, [.. kinds.Policies]);

    private static Page? WhyForbidden(PageRequest request, CampaignStartFields fields) =>
        fields.Mode == RotationMode.Leak && !request.Visitor.MayDeclareLeak
            ? Page.Saying(
                "You may start, but not declare a leak",
                Tone.Warn,
                "A leak campaign takes the app role 'emergency' besides.",
                StatusCodes.Status403Forbidden
            )
            : null;

    /// <summary>The proof holds for this filter and no other.</summary>
    private static string PurposeOf(CampaignStartFields fields)
    {
        var text = string.Join(
            '\n',
            fields.Values.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")
        );
        return $"campaign start {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
