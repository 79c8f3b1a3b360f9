using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <summary>What a rotation waits for a person to decide.</summary>
/// <param name="Evidence">As the ledger has it: its hash covers these words.</param>
/// <param name="EvidenceHash">Sent back with the answer, which counts for exactly this evidence.</param>
/// <param name="WhyNot">Why this caller cannot answer; left out where they can.</param>
public sealed record OpenApproval(
    string ApprovalId,
    Evidence Evidence,
    string EvidenceHash,
    DateTimeOffset AskedAt,
    Reason? WhyNot
)
{
    /// <summary>What brought the rotation about, with the reason that somebody gave.</summary>
    public string? WhyNow { get; init; }

    /// <param name="whyNot">Why the caller cannot answer; null where they can.</param>
    public static OpenApproval Of(ApprovalRecord open, Reason? whyNot) =>
        new(open.ApprovalId, open.Evidence, open.EvidenceHash, open.AskedAt, whyNot)
        {
            WhyNow = Application.Messages.WhyNow.Of(open.Request),
        };
}

/// <param name="Approves">False to reject: the old value is given back.</param>
/// <param name="EvidenceHash">Of what the caller was shown.</param>
/// <param name="Reason">Recorded with the answer; needed to reject.</param>
public sealed record ApprovalBody(bool? Approves, string? EvidenceHash, string? Reason);

/// <summary>What became of an answer.</summary>
/// <param name="Approves">What is recorded as this person's answer, now or earlier.</param>
/// <param name="By">Who that is.</param>
/// <param name="Verdict">Where the question stands.</param>
/// <param name="Reason">Why the answer does not count, or why the question is settled.</param>
public sealed record ApprovalReply(AnswerKind Answer, bool? Approves, string? By, VerdictKind? Verdict, Reason? Reason)
{
    public static ApprovalReply Of(ApprovalAnswer answer) =>
        new(
            answer.Kind,
            answer.Decision?.Approves,
            answer.Decision?.Who,
            answer.Verdict?.Kind,
            answer.Refusal ?? (answer.Kind == AnswerKind.Settled ? answer.Verdict?.Reason : null)
        );
}
