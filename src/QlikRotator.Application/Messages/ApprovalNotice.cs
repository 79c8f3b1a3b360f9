using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>The question, as it is sent.</summary>
public static class ApprovalNotice
{
    /// <param name="reminder">0 for the first message.</param>
    public static Notice Of(ApprovalQuestion question, string approvalId, int reminder)
    {
        var evidence = question.Evidence;
        var title = reminder == 0 ? Title(evidence) : $"Reminder: {Title(evidence)}";
        return new Notice(
            $"approval {approvalId} {reminder}",
            reminder == 0 ? "approval-needed" : "reminder",
            NoticeTone.Question,
            title,
            Text(evidence),
            $"Look at the evidence, then approve or reject before {When.Text(evidence.Deadline)}. "
                + $"On the command line: approve {evidence.RotationId}, or reject {evidence.RotationId}.",
            [.. EvidenceFacts.Of(evidence), new("Why now", WhyNow.Of(question.Request))],
            evidence.Secret,
            evidence.RotationId,
            new NoticePage($"api/approvals/{approvalId}", "Open the request")
        )
        {
            ApprovalId = approvalId,
        };
    }

    /// <summary>The same question to those who are told that nobody answers it.</summary>
    public static Notice Unanswered(ApprovalQuestion question, ApprovalRecord approval)
    {
        var first = Of(question, approval.ApprovalId, reminder: 0);
        return first with
        {
            Key = $"approval {approval.ApprovalId} escalation",
            Event = "escalation",
            Tone = NoticeTone.Trouble,
            Title = $"Nobody has answered: {first.Title}",
            Text = $"Asked on {When.Text(approval.AskedAt)}, and not decided yet. {first.Text}",
            Next =
                $"See that an approver answers before {When.Text(question.Evidence.Deadline)}: "
                + $"{string.Join(", ", question.Request.Policy.Approvers)}. "
                + $"Without an answer, {EvidenceFacts.WithoutAnswer(question.Evidence)}.",
        };
    }

    public static string Title(Evidence evidence) =>
        evidence.Gate == ApprovalGate.Start
            ? $"May the rotation of {evidence.Secret.Name} start?"
            : $"May the old credential of {evidence.Secret.Name} be deleted?";

    public static string Text(Evidence evidence) =>
        evidence.Gate == ApprovalGate.Start
            ? "Nothing has been changed yet. Approving starts the rotation: a new credential is created and handed out, "
                + "and the old one is deleted once the new one is proved."
            : $"A new value of {evidence.Secret.Name} is in place, and the old credential still works beside it. "
                + $"Approving deletes the old one ({evidence.OldCredentialId}) at {evidence.Tenant}; that cannot be undone. "
                + "Rejecting gives the old value back everywhere and deletes the new credential.";
}
