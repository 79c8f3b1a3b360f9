using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>What became of an answer, in words.</summary>
public sealed record ApprovalReceipt(string Title, Tone Tone, string Text, int Status)
{
    /// <summary>For an answer about a request that the reader may see.</summary>
    public static ApprovalReceipt Of(ApprovalAnswer answer) =>
        answer switch
        {
            { Kind: AnswerKind.Recorded, Decision: { } decision } => new(
                decision.Approves ? "You approved" : "You rejected",
                decision.Approves ? Tone.Good : Tone.Bad,
                $"Recorded on {When.Text(decision.At)} for {decision.By}.",
                StatusCodes.Status200OK
            ),
            { Kind: AnswerKind.AnsweredBefore, Decision: { } decision } => new(
                "You have answered before",
                Tone.Warn,
                $"{decision.By} {(decision.Approves ? "approved" : "rejected")} on {When.Text(decision.At)}. That answer stands; this one was not taken.",
                StatusCodes.Status200OK
            ),
            { Kind: AnswerKind.Settled } => new(
                "This request is settled",
                Tone.Warn,
                "Your answer came too late and was not taken.",
                StatusCodes.Status409Conflict
            ),
            _ => new("Your answer was not taken", Tone.Bad, answer.Refusal!.Message, StatusCodes.Status403Forbidden),
        };
}
