using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>One rotation with its sealed events.</summary>
/// <param name="Open">The question it waits on; null where it waits on none.</param>
/// <param name="Asked">Every question it asked, oldest first.</param>
public sealed record RotationModel(VerifiedRotation Verified, ApprovalRecord? Open, IReadOnlyList<ApprovalRecord> Asked)
{
    public RotationRecord Record => Verified.Rotation;

    public RotationOutcome? Outcome => Record.Outcome;
}
