using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

public enum AnswerKind
{
    /// <summary>The answer counts.</summary>
    Recorded,

    /// <summary>This person has answered before; that answer stands.</summary>
    AnsweredBefore,

    /// <summary>The question was settled without this person.</summary>
    Settled,

    /// <summary>This person may not answer, or the link is not good.</summary>
    Refused,
}

/// <summary>What became of somebody's answer.</summary>
/// <param name="Approval">Null with a refusal that must not tell anything.</param>
/// <param name="Decision">This person's recorded answer, now or earlier.</param>
/// <param name="Verdict">Where the question stands now.</param>
public sealed record ApprovalAnswer(
    AnswerKind Kind,
    ApprovalRecord? Approval,
    ApprovalDecision? Decision,
    Verdict? Verdict,
    Reason? Refusal
)
{
    public static ApprovalAnswer Refused(Reason why, ApprovalRecord? approval = null) =>
        new(AnswerKind.Refused, approval, null, null, why);
}
