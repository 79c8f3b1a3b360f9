using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>
/// A request to approve. Opening it decides nothing and uses nothing up, however often a mail scanner does it; an answer is a POST
/// with the link's token or a signed-in name, and with proof that it comes from our own form.
/// </summary>
internal sealed class ApprovalPages(
    PageGuard guard,
    ApprovalReaders readers,
    ApprovalDesk desk,
    FormProof proofs,
    TimeProvider time
)
{
    private const long MostBytes = 64 * 1024;

    public Task<IResult> ShowAsync(HttpRequest http, string id, CancellationToken ct) =>
        guard.AnswerAsync(
            http,
            async request =>
            {
                var reader = await readers.IdentifyAsync(id, request.Query(PageAddress.TokenParameter), request.Visitor, ct);
                return await ShowAsync(reader, null, ct);
            }
        );

    public Task<IResult> AnswerAsync(HttpRequest http, string id, IRotationHost host, CancellationToken ct) =>
        guard.AnswerAsync(
            http,
            async request =>
            {
                if (!http.HasFormContentType || http.ContentLength is null or > MostBytes)
                {
                    return Page.Saying("Not understood", Tone.Bad, "Send the form of the page.", 415);
                }

                var form = ApprovalForm.Of(await http.ReadFormAsync(ct));
                var reader = await readers.IdentifyAsync(id, form.Token, request.Visitor, ct);
                return await AnswerAsync(request, reader, form, host, ct);
            }
        );

    private async Task<Page> AnswerAsync(
        PageRequest request,
        ApprovalReader reader,
        ApprovalForm form,
        IRotationHost host,
        CancellationToken ct
    )
    {
        if (reader is not { Approval: { } approval, Person: { } person, MayAnswer: true })
        {
            return await ShowAsync(reader, reader.Approval is null ? null : "Your answer was not taken.", ct);
        }

        if (!await proofs.IsGoodAsync(form.Proof, ApprovalForm.PurposeOf(approval.ApprovalId), person, ct))
        {
            return await ShowAsync(reader, "The form was open for too long. Look again, then answer.", ct);
        }

        if (form.Complaint() is { } complaint)
        {
            return await ShowAsync(reader, complaint, ct);
        }

        return ApprovalAnswerPages.Of(
            reader,
            reader.Token is { } token
                ? await desk.AnswerByLinkAsync(approval.ApprovalId, token, form.Words(), host, ct)
                : await desk.AnswerByNameAsync(approval.ApprovalId, person, Via(request.Visitor), form.Words(), host, ct)
        );
    }

    private static string Via(Visitor visitor) => visitor.SignedIn ? ApprovalDesk.BySignIn : ApprovalDesk.AtThisMachine;

    private async Task<Page> ShowAsync(ApprovalReader reader, string? complaint, CancellationToken ct)
    {
        if (reader.Approval is not { } approval)
        {
            return ApprovalAnswerPages.Refused(reader.Refusal!);
        }

        var verdict = ApprovalPolicy.Judge(approval, null, null, time.GetUtcNow());
        var canAnswer = reader.MayAnswer && verdict.Kind == VerdictKind.Pending && approval.DecisionOf(reader.Person!) is null;
        var proof = canAnswer ? await proofs.MakeAsync(ApprovalForm.PurposeOf(approval.ApprovalId), reader.Person, ct) : null;
        return ApprovalAnswerPages.Of(new ApprovalModel(reader, verdict, proof, complaint, null));
    }
}
