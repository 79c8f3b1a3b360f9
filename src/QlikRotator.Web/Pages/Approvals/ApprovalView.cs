using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>The request as a page: evidence first, then the two answers, as forms that need no script.</summary>
internal static class ApprovalView
{
    /// <param name="proof">Seals the forms; null where this reader cannot answer.</param>
    /// <param name="complaint">What was wrong with the entry.</param>
    public static Page Of(ApprovalReader reader, Verdict verdict, string? proof, string? complaint, string action)
    {
        var approval = reader.Approval!;
        var open = verdict.Kind == VerdictKind.Pending;
        var body = Markup.Of(
            $"""
            {(complaint is null ? Markup.Empty : Blocks.Alert(complaint))}
            {Status(verdict)}
            {Own(reader)}
            {Markup.When(open, () => Markup.Of($"<p>{ApprovalNotice.Text(approval.Evidence)}</p>"))}
            {ApprovalEvidence.Of(approval)}
            {(proof is null ? Markup.Empty : Forms(reader, proof, action))}
            """
        );
        return new Page(ApprovalNotice.Title(approval.Evidence), body, complaint is null ? 200 : 422);
    }

    public static Page Refused(Reason why) =>
        new(
            why.Code == CoreCodes.TooManyGuesses ? "Too many links that are not valid" : "This request cannot be shown",
            Blocks.Note("warn", why.Message),
            why.Code switch
            {
                CoreCodes.TooManyGuesses => 429,
                CoreCodes.UnknownLink or CoreCodes.UnknownApproval => 404,
                _ => 403,
            }
        );

    public static Markup Status(Verdict verdict) =>
        verdict.Kind switch
        {
            VerdictKind.Pending => Blocks.Note("", $"Open. {verdict.Reason.Message}"),
            VerdictKind.Approved => Blocks.Note("good", $"{verdict.Reason.Message} The rotation goes on."),
            VerdictKind.Rejected => Blocks.Note(
                "bad",
                $"{verdict.Reason.Message} The old value stays, or comes back where it was replaced."
            ),
            VerdictKind.TimedOut => Blocks.Note("warn", $"The time is over. {verdict.Reason.Message}"),
            VerdictKind.Void => Blocks.Note(
                "warn",
                $"This request is void. {verdict.Reason.Message} If it still matters, a new one is sent."
            ),
            _ => Blocks.Note("warn", $"The rotation was cancelled. {verdict.Reason.Message}"),
        };

    private static Markup Own(ApprovalReader reader) =>
        reader is { Person: { } person, Approval: { } approval }
            ? approval.DecisionOf(person) is { } decision
                ? Blocks.Note(
                    decision.Approves ? "good" : "bad",
                    $"{person}, you {(decision.Approves ? "approved" : "rejected")} this on {When.Text(decision.At)}. That answer stands."
                )
                : Markup.Of($"<p>You answer as <strong>{person}</strong>.</p>{Why(reader)}")
            : Why(reader);

    private static Markup Why(ApprovalReader reader) =>
        reader.Refusal is { } refusal ? Blocks.Note("warn", refusal.Message) : Markup.Empty;

    private static Markup Forms(ApprovalReader reader, string proof, string action)
    {
        var start = reader.Approval!.Evidence.Gate == ApprovalGate.Start;
        return Markup.Of(
            $"""
            <h2>Your answer</h2>
            <form class="answer" method="post" action="{action}" autocomplete="off">
            {Sealed(reader, proof)}
            <label for="comment">Comment <span class="soft">(optional)</span></label>
            <input type="text" id="comment" name="{ApprovalForm.ReasonField}" maxlength="{ApprovalForm.LongestReason}">
            <button class="button" name="{ApprovalForm.DecisionField}" value="{ApprovalForm.Approve}">{(
                start ? "Approve: start the rotation" : "Approve: delete the old credential"
            )}</button>
            </form>
            <form class="answer" method="post" action="{action}" autocomplete="off">
            {Sealed(reader, proof)}
            <label for="reason">Reason for rejecting</label>
            <textarea id="reason" name="{ApprovalForm.ReasonField}" rows="3" maxlength="{ApprovalForm.LongestReason}" required></textarea>
            <button class="button quiet" name="{ApprovalForm.DecisionField}" value="{ApprovalForm.Reject}">{(
                start ? "Reject: change nothing" : "Reject: give the old value back"
            )}</button>
            </form>
            """
        );
    }

    private static Markup Sealed(ApprovalReader reader, string proof) =>
        Markup.Of(
            $"""
            {Markup.When(reader.Token is not null, () => Blocks.Hidden(ApprovalForm.TokenField, reader.Token))}
            {Blocks.Hidden(ApprovalForm.ProofField, proof)}
            {Blocks.Hidden(ApprovalForm.EvidenceField, reader.Approval!.EvidenceHash)}
            """
        );
}
