using Microsoft.Azure.Functions.Worker;
using QlikRotator.Application.Rotating;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Functions.Orchestration;

/// <summary>One activity per step, of the step's name. Inputs and answers are stored in the orchestration's history: references only.</summary>
internal sealed class RotationActivities(StepInvoker steps)
{
    [Function(nameof(RotationSteps.Inspect))]
    public Task<StepAnswer<Inspection>> InspectAsync([ActivityTrigger] RotationRequest input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Inspect, input, ct);

    [Function(nameof(RotationSteps.Issue))]
    public Task<StepAnswer<IssueResult>> IssueAsync([ActivityTrigger] IssueInput input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Issue, input, ct);

    [Function(nameof(RotationSteps.Deliver))]
    public Task<StepAnswer<DeliverResult>> DeliverAsync([ActivityTrigger] StagedRotation input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Deliver, input, ct);

    [Function(nameof(RotationSteps.Prove))]
    public Task<StepAnswer<HealthReport>> ProveAsync([ActivityTrigger] StagedRotation input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Prove, input, ct);

    [Function(nameof(RotationSteps.Ask))]
    public Task<StepAnswer<ApprovalTicket>> AskAsync([ActivityTrigger] ApprovalQuestion input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Ask, input, ct);

    [Function(nameof(RotationSteps.ReadVerdict))]
    public Task<StepAnswer<Verdict>> ReadVerdictAsync([ActivityTrigger] ApprovalTicket input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.ReadVerdict, input, ct);

    [Function(nameof(RotationSteps.Retire))]
    public Task<StepAnswer<RetireResult>> RetireAsync([ActivityTrigger] StagedRotation input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Retire, input, ct);

    [Function(nameof(RotationSteps.Restore))]
    public Task<StepAnswer<RestoreResult>> RestoreAsync([ActivityTrigger] UndoInput input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Restore, input, ct);

    [Function(nameof(RotationSteps.Discard))]
    public Task<StepAnswer<DiscardResult>> DiscardAsync([ActivityTrigger] StagedRotation input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Discard, input, ct);

    [Function(nameof(RotationSteps.Conclude))]
    public Task<StepAnswer<RotationOutcome>> ConcludeAsync([ActivityTrigger] ConcludeInput input, CancellationToken ct) =>
        steps.AnswerAsync(RotationSteps.Conclude, input, ct);
}
