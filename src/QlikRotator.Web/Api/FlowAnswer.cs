namespace QlikRotator.Web.Api;

/// <summary>What a flow sends when somebody has answered a card.</summary>
/// <param name="ApprovalId">Signed with the rest, so that it fits one request only.</param>
/// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
/// <param name="Person">Whom Teams has signed in, as on the list of approvers.</param>
internal sealed record FlowAnswer(string? ApprovalId, string? Decision, string? Person, string? Reason);

/// <summary>What the flow is told.</summary>
internal sealed record FlowReceipt(string Answer, string? RecordedDecision, string? Verdict, string? Message);
