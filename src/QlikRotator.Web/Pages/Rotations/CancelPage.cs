using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>Says what cancelling does, asks for a reason, and does it.</summary>
internal sealed class CancelPage(PageGuard guard, RotationLedger ledger, Cancellation cancellation, FormProof proofs)
{
    public const int LongestReason = 500;

    public Task<IResult> ShowAsync(HttpRequest http, string id, CancellationToken ct) =>
        guard.OperateAsync(http, request => ShowAsync(request, id, null, ct));

    public Task<IResult> CancelAsync(HttpRequest http, string id, IRotationHost host, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                if (!await proofs.IsGoodAsync(form?["proof"], PurposeOf(id), request.Visitor.Name, ct))
                {
                    return await ShowAsync(request, id, "The form was open for too long. Look again, then cancel.", ct);
                }

                var why = form!["reason"].ToString().Trim();
                if (why.Length is 0 or > LongestReason)
                {
                    return await ShowAsync(request, id, $"Say why, in at most {LongestReason} characters.", ct);
                }

                var result = await cancellation.RequestAsync(id, request.Visitor.Name!, why, host, ct);
                return result == CancelResult.NotFound ? RotationPage.NotFound : Page.GoOn(request.Link($"rotations/{id}"));
            }
        );

    private async Task<Page> ShowAsync(PageRequest request, string id, string? complaint, CancellationToken ct)
    {
        if (!RotationId.IsOne(id) || await ledger.FindAsync(id, ct) is not { } record)
        {
            return RotationPage.NotFound;
        }

        var back = request.Link($"rotations/{id}");
        if (record.Outcome is not null)
        {
            return Page.Saying("The rotation has ended", Tone.Warn, "There is nothing left to cancel.", 409);
        }

        var proof = await proofs.MakeAsync(PurposeOf(id), request.Visitor.Name, ct);
        var status = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page.Of<CancelView, CancelQuestion>(
            $"Cancel the rotation of {record.Subject.Name}?",
            new(back, proof, complaint),
            status
        );
    }

    private static string PurposeOf(string id) => $"cancel {id}";
}
