using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>
/// Reading and answering what a rotation waits for, for whom the page would take at their word as well: a person whom the platform has
/// signed in, or an approver at the rotator's machine. A key says nothing about who holds it.
/// </summary>
public sealed class ApprovalApi
{
    private readonly ApprovalDesk _desk;
    private readonly ApprovalReaders _readers;
    private readonly ApiGuard _guard;

    internal ApprovalApi(ApprovalDesk desk, ApprovalReaders readers, ApiGuard guard) =>
        (_desk, _readers, _guard) = (desk, readers, guard);

    /// <summary><c>GET /api/rotations/{id}/approval</c>: the open question with its evidence.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken ct) =>
        _guard.ReadAsync(
            request,
            async () =>
                await ReadAsync(request, id, ct) switch
                {
                    null => NothingOpen(id),
                    { Approval: { } open } reader => ApiAnswer.Json(OpenApproval.Of(open, WhyNot(reader))),
                    var reader => Refused(reader.Refusal!),
                }
        );

    /// <summary><c>POST /api/rotations/{id}/approval</c> with <c>{"approves": true, "evidenceHash": "…", "reason": "…"}</c>.</summary>
    public Task<IResult> AnswerAsync(HttpRequest request, string id, IRotationHost host, CancellationToken ct) =>
        _guard.ReadAsync(
            request,
            async () =>
            {
                var read = await ApiBody.ReadAsync<ApprovalBody>(request, ct);
                if (read.Body is not { } body)
                {
                    return read.Problem!;
                }

                return WhyNotTaken(body) is { } wrong ? ApiAnswer.Problem(400, wrong)
                    : await ReadAsync(request, id, ct) is not { } reader ? NothingOpen(id)
                    : WhyNot(reader) is { } refusal ? Refused(refusal)
                    : await AnswerAsync(request, reader, body, host, ct);
            }
        );

    private async Task<IResult> AnswerAsync(
        HttpRequest request,
        ApprovalReader reader,
        ApprovalBody body,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var via = _guard.VisitorOf(request).SignedIn ? ApprovalDesk.BySignIn : ApprovalDesk.AtThisMachine;
        var words = new ApprovalWords(body.Approves!.Value, body.Reason, body.EvidenceHash);
        var answer = await _desk.AnswerByNameAsync(reader.Approval!.ApprovalId, reader.Person!, via, words, host, ct);
        return answer.Kind == AnswerKind.Refused
            ? ApiAnswer.Problem(StatusCodes.Status409Conflict, answer.Refusal!)
            : ApiAnswer.Json(ApprovalReply.Of(answer));
    }

    /// <returns>Null where nothing waits.</returns>
    private async Task<ApprovalReader?> ReadAsync(HttpRequest request, string rotationId, CancellationToken ct) =>
        RotationId.IsOne(rotationId) && await _desk.FindOpenAsync(rotationId, ct) is { } open
            ? await _readers.IdentifyAsync(open.ApprovalId, token: null, _guard.VisitorOf(request), ct)
            : null;

    private static Reason? WhyNotTaken(ApprovalBody body) =>
        body is { Approves: null } or { EvidenceHash: null or "" }
            ? new(WebCodes.BadRequest, "Send 'approves' (true or false) and the 'evidenceHash' of what you were shown.")
        : body is { Approves: false } && string.IsNullOrWhiteSpace(body.Reason)
            ? new(WebCodes.BadRequest, "Say in 'reason' why you reject: whoever looks into it starts from your reason.")
        : FreeText.Problem(body.Reason, "reason");

    private static Reason? WhyNot(ApprovalReader reader) =>
        reader.MayAnswer ? null : reader.Refusal ?? new(WebCodes.LinkNeeded, "Nothing says who you are.");

    private static IResult Refused(Reason why) => ApiAnswer.Problem(StatusCodes.Status403Forbidden, why);

    private static IResult NothingOpen(string id) =>
        ApiAnswer.Problem(404, new(CoreCodes.UnknownApproval, $"The rotation '{id}' waits for no answer."));
}
