using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Approving;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>What was sent with the form.</summary>
internal sealed record ApprovalForm(string? Token, string? Proof, string? Evidence, string? Decision, string? Reason)
{
    public const string TokenField = "token";
    public const string ProofField = "proof";
    public const string EvidenceField = "evidence";
    public const string DecisionField = "decision";
    public const string ReasonField = "reason";
    public const string Approve = "approve";
    public const string Reject = "reject";
    public const int LongestReason = 500;

    public static string PurposeOf(string approvalId) => $"approval {approvalId}";

    public static ApprovalForm Of(IFormCollection form) =>
        new(
            Field(form, TokenField),
            Field(form, ProofField),
            Field(form, EvidenceField),
            Field(form, DecisionField),
            Field(form, ReasonField)?.Trim()
        );

    /// <summary>What the person has to correct; null where the entry can be taken.</summary>
    public string? Complaint() =>
        this switch
        {
            { Decision: not (Approve or Reject) } => "Choose to approve or to reject.",
            { Decision: Reject, Reason: null or "" } => "Say why you reject: whoever looks into it starts from your reason.",
            { Reason.Length: > LongestReason } => $"The reason may have {LongestReason} characters at most.",
            _ => null,
        };

    public ApprovalWords Words() => new(Decision == Approve, Reason is { Length: > 0 } why ? why : null, Evidence);

    private static string? Field(IFormCollection form, string name) =>
        form[name].ToString() is { Length: > 0 } text ? text : null;
}
