using QlikRotator.Application.Approving;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Approvals;
using QlikRotator.Web.Pages.Rotations;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>
/// Answers what several rotations ask, all with yes or all with no, for exactly the evidence that was shown. Who may answer is asked for each: whoever
/// asked for a rotation, or is not among its approvers, is refused there.
/// </summary>
internal sealed class AnswerMany(BulkKind kind, RunningRotations runs, ApprovalDesk desk, ApprovalReaders readers) : IBulkAction
{
    public BulkKind Kind => kind;

    public async Task<BulkLook> LookAsync(BulkItem item, EstateRow row, Visitor visitor, CancellationToken ct)
    {
        if (row.Candidate is not { } one)
        {
            return BulkLook.No(item, row.Problem!);
        }

        if (await ReadAsync(await runs.FindAsync(one.Secret, ct), visitor, ct) is not { } reader)
        {
            return BulkLook.No(item, NothingAsked);
        }

        if (reader.Approval is not { } open || WhyNot(reader) is not null)
        {
            return BulkLook.No(item, WhyNot(reader)!, reader.Approval?.Request.RotationId);
        }

        var evidence = open.Evidence;
        return new(
            item with
            {
                Evidence = open.EvidenceHash,
            },
            ApprovalNotice.Title(evidence),
            [kind == BulkKind.Approve ? ApprovalNotice.Text(evidence) : EvidenceFacts.WhenRejected(evidence)],
            $"api/approvals/{open.ApprovalId}",
            open.Request.RotationId
        )
        {
            Facts = EvidenceFacts.Of(evidence),
        };
    }

    public async Task<BulkAnswer> DoAsync(
        BulkItem item,
        SecretVersionInfo newest,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var secret = newest.Reference.ToSecret();
        var running = await runs.FindAnyAsync(newest, ct);
        var reader = await ReadAsync(running, order.Visitor, ct);
        var refusal =
            reader is null ? NothingAsked
            : WhyNot(reader) is { } mayNot ? mayNot
            : item.Evidence is null ? new(WebCodes.BadRequest, "Send the 'evidenceHash' of what you were shown.")
            : null;
        return refusal is not null
            ? new(item.Secret, secret, Done: false, running?.RotationId, refusal)
            : await AnswerAsync(item, secret, reader!, order, host, ct);
    }

    private async Task<BulkAnswer> AnswerAsync(
        BulkItem item,
        SecretReference secret,
        ApprovalReader reader,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var via = order.Visitor.SignedIn ? ApprovalDesk.BySignIn : ApprovalDesk.AtThisMachine;
        var words = new ApprovalWords(kind == BulkKind.Approve, order.Why, item.Evidence);
        var open = reader.Approval!;
        var answer = await desk.AnswerByNameAsync(open.ApprovalId, reader.Person!, via, words, host, ct);
        var reason = answer.Kind switch
        {
            AnswerKind.Recorded => answer.Verdict!.Reason,
            AnswerKind.AnsweredBefore => answer.Verdict!.Reason with
            {
                Message = $"You answered before; that answer stands. {answer.Verdict.Reason.Message}",
            },
            _ => answer.Refusal ?? answer.Verdict!.Reason,
        };
        return new(item.Secret, secret, answer.Kind == AnswerKind.Recorded, open.Request.RotationId, reason);
    }

    /// <returns>Null where nothing is asked.</returns>
    private async Task<ApprovalReader?> ReadAsync(RotationRecord? running, Visitor visitor, CancellationToken ct) =>
        running is not null && await desk.FindOpenAsync(running.RotationId, ct) is { } open
            ? await readers.IdentifyAsync(open.ApprovalId, token: null, visitor, ct)
            : null;

    private static Reason? WhyNot(ApprovalReader reader) =>
        reader.MayAnswer ? null : reader.Refusal ?? new(WebCodes.LinkNeeded, "Nothing says who you are.");

    private static Reason NothingAsked { get; } = new(CoreCodes.UnknownApproval, "No rotation of it waits for an answer.");
}
