using QlikRotator.Core.Workflow;

namespace QlikRotator.Core.Rotation;

/// <summary>Every step, by the name it has in journals, orchestration histories and function tables.</summary>
public static class RotationSteps
{
    /// <summary>The stage of a rotation that a person has been asked about and has not answered.</summary>
    public const string WaitingForApproval = "Waiting for approval";

    /// <summary>The stage of a rotation that may change things only in a window.</summary>
    public const string WaitingForWindow = "Waiting for the window";

    /// <summary>The stage of a rotation whose time has not come.</summary>
    public const string Scheduled = "Scheduled";

    /// <summary>Old and new live side by side, and the new one is proved again and again.</summary>
    public const string Soaking = "Soaking";

    public static Step<RotationRequest, Inspection> Inspect { get; } = new("Inspect");

    public static Step<IssueInput, IssueResult> Issue { get; } = new("Issue");

    public static Step<StagedRotation, DeliverResult> Deliver { get; } = new("Deliver");

    public static Step<StagedRotation, HealthReport> Prove { get; } = new("Prove");

    public static Step<ApprovalQuestion, ApprovalTicket> Ask { get; } = new("Ask");

    public static Step<ApprovalTicket, Verdict> ReadVerdict { get; } = new("ReadVerdict");

    public static Step<StagedRotation, RetireResult> Retire { get; } = new("Retire");

    public static Step<UndoInput, RestoreResult> Restore { get; } = new("Restore");

    public static Step<StagedRotation, DiscardResult> Discard { get; } = new("Discard");

    public static Step<ConcludeInput, RotationOutcome> Conclude { get; } = new("Conclude");
}
