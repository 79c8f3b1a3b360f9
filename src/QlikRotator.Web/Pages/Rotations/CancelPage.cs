using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>Says what cancelling does, asks for a reason, and does it.</summary>
internal sealed class CancelPage(PageGuard guard, RotationLedger ledger, Cancellation cancellation, FormProof proofs)
{
    private const int LongestReason = 500;

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
            return new Page("The rotation has ended", Markup.Of($"""<p><a href="{back}">Back to the rotation</a></p>"""), 409);
        }

        var proof = await proofs.MakeAsync(PurposeOf(id), request.Visitor.Name, ct);
        var status = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return new Page($"Cancel the rotation of {record.Subject.Name}?", Form(back, proof, complaint), status);
    }

    private static Markup Form(string back, string proof, string? complaint) =>
        Markup.Of(
            $"""
            {(complaint is null ? Markup.Empty : Blocks.Alert(complaint))}
            <p>At its next look the rotation stops: where the new value was handed out already, every slot gets the old one back, the old
            value becomes the newest version again, and the new credential is deleted. If the old credential has been deleted already,
            it is too late, and the rotation ends as it would have.</p>
            <form class="answer" method="post" action="{back}/cancel">
            {Blocks.Hidden("proof", proof)}
            <label for="reason">Reason</label>
            <textarea id="reason" name="reason" rows="3" maxlength="{LongestReason}" required></textarea>
            <button class="button danger">Cancel the rotation</button>
            </form>
            <p><a href="{back}">Back, change nothing</a></p>
            """
        );

    private static string PurposeOf(string id) => $"cancel {id}";
}
