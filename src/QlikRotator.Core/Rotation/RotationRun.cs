using QlikRotator.Core.Policies;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Core.Rotation;

/// <summary>The workflow's verbs, each a few steps and waits. Holds nothing that a replay would not give again.</summary>
internal sealed class RotationRun(IWorkflowContext context, RotationRequest request)
{
    private StagedRotation? _staged;

    public Task<TOutput> DoAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input) =>
        context.UntilDoneAsync(step, input, StepRetry.Default);

    public async Task<Reason?> WhyNotStartAsync(Inspection found)
    {
        if (request.Policy.StartGate == StartGate.Window && request.Policy.Window is { } window)
        {
            context.Report("Waiting for the window");
            await context.SleepUntilAsync(window.NextOpening(context.UtcNow));
        }

        if (request.Policy.StartGate != StartGate.Approval)
        {
            return null;
        }

        var deadline = context.UtcNow + request.Policy.ApprovalTimeout;
        var verdict = await AskAsync(EvidenceOf.Start(request, found, deadline));
        return verdict.Kind == VerdictKind.Approved ? null : verdict.Reason;
    }

    public async Task<DeliverResult> DeliverAsync(StagedRotation rotation)
    {
        _staged = rotation;
        return rotation.Before.Slots.Count == 0 ? DeliverResult.Nothing : await DoAsync(RotationSteps.Deliver, rotation);
    }

    /// <summary>
    /// Proves health at intervals; a nudge (somebody cancelled) brings the next proof forward. The one at the end is evidence for
    /// people: where nobody is asked, Retire proves in the same breath as it deletes.
    /// </summary>
    public async Task<HealthReport> SoakAsync(StagedRotation rotation, DeliverResult delivered)
    {
        var end = context.UtcNow + request.Policy.Soak;
        var health = RetirementPolicy.HealthOf(delivered, context.UtcNow);
        while (true)
        {
            context.Report("Soaking");
            await WaitOnceAsync(Earlier(context.UtcNow + request.Policy.ProofInterval, end));
            if (context.UtcNow >= end && !RetirementPolicy.AsksPerson(rotation))
            {
                return health;
            }

            health = await DoAsync(RotationSteps.Prove, rotation);
            if (health.CancelRequested is not null || !health.Healthy || context.UtcNow >= end)
            {
                return health;
            }
        }
    }

    /// <summary>Asks until the answer is about what is true now: a void question is asked again on a new proof.</summary>
    public async Task<Verdict> RetireGateAsync(StagedRotation rotation, DeliverResult delivered, HealthReport health)
    {
        while (true)
        {
            if (RetirementPolicy.VerdictWithoutPerson(rotation, health) is { } decided)
            {
                return decided;
            }

            var deadline = context.UtcNow + request.Policy.ApprovalTimeout;
            var verdict = await AskAsync(EvidenceOf.Retire(rotation, delivered, health, deadline));
            if (verdict.Kind != VerdictKind.Void)
            {
                return verdict;
            }

            health = await DoAsync(RotationSteps.Prove, rotation);
        }
    }

    public Task<RotationOutcome> EndWithoutRetiringAsync(StagedRotation rotation, DeliverResult delivered, Verdict verdict) =>
        RetirementPolicy.KeepsBoth(request.Policy, verdict)
            ? ConcludeAsync(RotationOutcome.Of(OutcomeKind.KeptBoth, verdict.Reason, rotation, delivered.Slots))
            : UndoAsync(rotation, verdict.Reason);

    /// <summary>The old value goes back everywhere first; only then is the new credential deleted.</summary>
    public async Task<RotationOutcome> UndoAsync(StagedRotation rotation, Reason why)
    {
        if (request.Mode == RotationMode.Leak)
        {
            return await ConcludeAsync(RotationOutcome.Of(OutcomeKind.PersonNeeded, why, rotation, []));
        }

        var restored = await DoAsync(RotationSteps.Restore, new(rotation, why));
        var undone = restored is { Restored: true } && rotation.Issues ? await DoAsync(RotationSteps.Discard, rotation) : null;
        return await ConcludeAsync(RetirementPolicy.Outcome(rotation, why, restored, undone));
    }

    public Task<RotationOutcome> RefuseAsync(Reason reason) =>
        ConcludeAsync(RotationOutcome.Without(StartPolicy.OutcomeOf(reason), reason));

    public Task<RotationOutcome> GiveUpAsync(StepFailedException failure)
    {
        var reason = new Reason(
            failure.Reason.Code,
            $"{failure.Step} gave up and nothing more will be deleted: {failure.Reason.Message}"
        );
        var outcome = _staged is { } staged
            ? RotationOutcome.Of(OutcomeKind.PersonNeeded, reason, staged, [])
            : RotationOutcome.Without(OutcomeKind.PersonNeeded, reason);
        return ConcludeAsync(outcome);
    }

    public Task<RotationOutcome> ConcludeAsync(RotationOutcome outcome) => DoAsync(RotationSteps.Conclude, new(request, outcome));

    private async Task<Verdict> AskAsync(Evidence evidence)
    {
        var ticket = await DoAsync(RotationSteps.Ask, new(request, evidence));
        while (true)
        {
            var verdict = await DoAsync(RotationSteps.ReadVerdict, ticket);
            if (verdict.Kind != VerdictKind.Pending)
            {
                return verdict;
            }

            context.Report(RotationSteps.WaitingForApproval);
            await WaitOnceAsync(verdict.LookAgainAt);
        }
    }

    private Task WaitOnceAsync(DateTimeOffset due) => due > context.UtcNow ? context.WaitAsync(due) : Task.CompletedTask;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
