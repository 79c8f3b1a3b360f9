using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>A request as its reader sees it.</summary>
/// <param name="Proof">Seals the forms; null where this reader cannot answer.</param>
/// <param name="Complaint">What was wrong with the entry.</param>
/// <param name="Receipt">What became of the reader's answer a moment ago; null where none was sent.</param>
public sealed record ApprovalModel(
    ApprovalReader Reader,
    Verdict? Verdict,
    string? Proof,
    string? Complaint,
    ApprovalReceipt? Receipt
)
{
    public ApprovalRecord Approval => Reader.Approval!;

    public Evidence Evidence => Approval.Evidence;

    public bool IsOpen => Verdict?.Kind == VerdictKind.Pending;

    public bool AsksToStart => Evidence.Gate == ApprovalGate.Start;
}
