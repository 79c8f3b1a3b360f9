using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Ownership;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Left;

/// <summary>
/// <c>GET /retire?secret=vault/name&amp;credential=…</c> says what retiring a credential that was left alive means; <c>POST</c> does it.
/// </summary>
internal sealed class RetirePage(PageGuard guard, CredentialRegister register, LeftRetirement retirement, FormProof proofs)
{
    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            request => AskAsync(request, request.Query("secret") ?? "", request.Query("credential") ?? "", null, ct)
        );

    public Task<IResult> RetireAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                var secret = form?["secret"].ToString() ?? "";
                var credential = form?["credential"].ToString() ?? "";
                if (!await proofs.IsGoodAsync(form?["proof"], PurposeOf(secret, credential), request.Visitor.Name, ct))
                {
                    return await AskAsync(request, secret, credential, "The form was open for too long. Look again.", ct);
                }

                if (await FindAsync(secret, credential, ct) is not { } left)
                {
                    return NotLeft;
                }

                var order = new RetireOrder(left.Secret, credential, request.Visitor.Name!, IsPerson: true)
                {
                    Identity = request.Visitor.Identity,
                };
                var answer = await retirement.RetireAsync(order, ct);
                return answer.Kind == RetireKind.Kept
                    ? await AskAsync(request, secret, credential, answer.Reason.Message, ct)
                    : Done(answer);
            }
        );

    private static Page NotLeft { get; } =
        Page.Saying(
            "It is not left",
            Tone.Warn,
            "No secret has left this credential alive, or not any more. Nothing was changed.",
            StatusCodes.Status404NotFound
        );

    private static Page Done(RetireAnswer answer) =>
        Page.Saying(
            answer.Kind == RetireKind.Retired ? "The credential is dead" : "Deleted, and somebody must look",
            answer.Kind == RetireKind.Retired ? Tone.Good : Tone.Bad,
            $"Credential {answer.CredentialId} of {answer.Secret}: {answer.Reason.Message}",
            StatusCodes.Status200OK
        );

    private async Task<Page> AskAsync(
        PageRequest request,
        string secret,
        string credential,
        string? complaint,
        CancellationToken ct
    )
    {
        if (await FindAsync(secret, credential, ct) is not { } left)
        {
            return NotLeft;
        }

        var proof = await proofs.MakeAsync(PurposeOf(secret, credential), request.Visitor.Name, ct);
        var status = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page.Of<RetireView, RetireQuestion>(
            $"Delete credential {credential}?",
            new(LeftRow.Of(left), proof, complaint),
            status
        );
    }

    private async Task<CredentialRecord?> FindAsync(string secret, string credential, CancellationToken ct) =>
        (await register.ListLeftAsync(ct)).FirstOrDefault(one =>
            one.CredentialId == credential && one.Secret.ToString() == secret
        );

    private static string PurposeOf(string secret, string credential) => $"retire {secret} {credential}";
}
