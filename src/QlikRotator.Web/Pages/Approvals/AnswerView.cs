using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>What became of an answer.</summary>
internal static class AnswerView
{
    public static Page Of(ApprovalAnswer answer) =>
        answer switch
        {
            { Kind: AnswerKind.Recorded, Decision: { } decision } => Show(
                answer,
                decision.Approves ? "You approved" : "You rejected",
                Blocks.Note(decision.Approves ? "good" : "bad", $"Recorded on {When.Text(decision.At)} for {decision.By}."),
                200
            ),
            { Kind: AnswerKind.AnsweredBefore, Decision: { } decision } => Show(
                answer,
                "You have answered before",
                Blocks.Note(
                    "warn",
                    $"{decision.By} {(decision.Approves ? "approved" : "rejected")} on {When.Text(decision.At)}. That answer stands; this one was not taken."
                ),
                200
            ),
            { Kind: AnswerKind.Settled } => Show(
                answer,
                "This request is settled",
                Blocks.Note("warn", "Your answer came too late and was not taken."),
                409
            ),
            { Approval: null } => ApprovalView.Refused(answer.Refusal!),
            _ => Show(answer, "Your answer was not taken", Blocks.Note("bad", answer.Refusal!.Message), 403),
        };

    private static Page Show(ApprovalAnswer answer, string title, Markup note, int status)
    {
        var verdict = answer.Verdict is { } known ? ApprovalView.Status(known) : Markup.Empty;
        return new Page(title, Markup.Of($"{note}{verdict}{ApprovalEvidence.Of(answer.Approval!)}"), status);
    }
}
