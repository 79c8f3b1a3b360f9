using QlikRotator.Core.Policies;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Core.Rotation;

/// <summary>The workflow's verbs, each a few steps and waits. Holds nothing that a replay would not give again.</summary>
internal sealed class RotationRun(IWorkflowContext context, RotationRequest request)
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(30);

    private StagedRotation? _staged;

    /// <summary>As it was asked for, until somebody declares a leak.</summary>
    public RotationRequest Request { get; private set; } = request;

    public Task<TOutput> DoAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input) =>
        context.UntilDoneAsync(step, input, StepRetry.Default);

    /// <summary>Waits for whatever must come before anything changes, and looks again after each wait: hours may have passed.</summary>
    public async Task<Inspection> BeginAsync()
    {
        var found = Request.NotBefore is { } date ? await WaitUntilAsync(RotationSteps.Scheduled, date) : null;
        found ??= await InspectAsync();
        if (found.Refusal is null && Request.Policy is { StartGate: StartGate.Window, Window: { } window })
        {
            found = await WaitForAsync(window, found);
        }

        while (found.Refusal is null && Request.Policy.StartGate == StartGate.Approval)
        {
            var verdict = await AskAsync(EvidenceOf.Start(Request, found, Deadline()));
            if (verdict.Kind != VerdictKind.Void)
            {
                return verdict.Kind == VerdictKind.Approved ? found : found with { Refusal = verdict.Reason };
            }

            found = await InspectAsync();
        }

        return found;
    }

    /// <summary>In leak mode the old credential dies before anything else happens, where there is one to kill.</summary>
    public bool KillsAtOnce(StagedRotation rotation) => Request.Mode == RotationMode.Leak && rotation.Issues;

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
        var began = context.UtcNow;
        var end = RetirementPolicy.SideBySideUntil(rotation, began);
        var health = RetirementPolicy.HealthOf(delivered, began);
        while (true)
        {
            context.Report(RotationSteps.Soaking);
            var (interval, soak) = (Request.Policy.ProofInterval, Request.Policy.Soak);
            await WaitOnceAsync(Earlier(ProofTimes.Next(began, context.UtcNow, interval, soak), end));
            if (context.UtcNow >= end && !RetirementPolicy.AsksPerson(rotation))
            {
                return health;
            }

            health = await ProveAsync(rotation);
            if (health.Leak is not null || RetirementPolicy.WhyGiveBack(health) is not null || context.UtcNow >= end)
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
            if (RetirementPolicy.VerdictWithoutPerson(rotation, health, KeptOn(rotation)) is { } decided)
            {
                return decided;
            }

            var verdict = await AskAsync(EvidenceOf.Retire(rotation, delivered, health, Deadline()));
            if (verdict.Kind != VerdictKind.Void)
            {
                return verdict;
            }

            health = await ProveAsync(rotation);
        }
    }

    /// <summary>
    /// The value that others know dies as soon as its successor is in the vault; then the successor goes to the slots. A person is asked
    /// only where the policy or the register says that it takes one.
    /// </summary>
    public async Task<RotationOutcome> EndLeakAsync(StagedRotation rotation, DeliverResult? delivered)
    {
        var leak = _staged = rotation with { Request = Request };
        var verdict = await LeakGateAsync(leak, delivered);
        var retired = verdict is { Kind: not VerdictKind.Approved }
            ? new RetireResult(false, verdict.Reason, null, null, context.UtcNow)
            : await DoAsync(RotationSteps.Retire, leak);
        delivered ??= await DeliverAsync(leak);
        return await ConcludeAsync(RetirementPolicy.LeakOutcome(leak, delivered, retired));
    }

    public Task<RotationOutcome> EndWithoutRetiringAsync(StagedRotation rotation, DeliverResult delivered, Verdict verdict) =>
        RetirementPolicy.KeepsBoth(Request.Policy, verdict)
            ? ConcludeAsync(RotationOutcome.Of(RetirementPolicy.KeptAs(verdict), verdict.Reason, rotation, delivered.Slots))
            : UndoAsync(rotation, verdict.Reason);

    /// <summary>The old value goes back everywhere first; only then is the new credential deleted.</summary>
    public async Task<RotationOutcome> UndoAsync(StagedRotation rotation, Reason why)
    {
        if (why.Code == CoreCodes.Superseded)
        {
            return await ConcludeAsync(RotationOutcome.Of(OutcomeKind.Superseded, why, rotation, []));
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

    public Task<RotationOutcome> ConcludeAsync(RotationOutcome outcome) =>
        context.UntilDoneAsync(RotationSteps.Conclude, new(Request, outcome), StepRetry.Ending);

    private async Task<Inspection> InspectAsync()
    {
        var found = await DoAsync(RotationSteps.Inspect, Request);
        Hear(found.Leak);
        return found;
    }

    private async Task<HealthReport> ProveAsync(StagedRotation rotation)
    {
        var health = await DoAsync(RotationSteps.Prove, rotation);
        Hear(health.Leak);
        return health;
    }

    private void Hear(LeakDeclaration? leak) =>
        Request = leak is null || Request.Mode == RotationMode.Leak ? Request : Request.Leaking(leak);

    /// <summary>
    /// Whoever looks says whether it is open. One that was closed is looked at again, and never at once: the host may have been away since,
    /// and the clock of whoever looks may be behind. An earlier build did not say so; what it began is waited for as it was then.
    /// </summary>
    private async Task<Inspection> WaitForAsync(MaintenanceWindow window, Inspection found)
    {
        if (found.WindowIsOpen is null)
        {
            return await WaitUntilAsync(RotationSteps.WaitingForWindow, OpeningOf(window, found)) ?? found;
        }

        while (found is { Refusal: null, WindowIsOpen: false } && Request.Mode != RotationMode.Leak)
        {
            var due = Later(OpeningOf(window, found), context.UtcNow + AMoment);
            found = await WaitUntilAsync(RotationSteps.WaitingForWindow, due) ?? found;
        }

        return found;
    }

    private DateTimeOffset OpeningOf(MaintenanceWindow window, Inspection found) =>
        found.OpensAt ?? window.NextOpening(context.UtcNow);

    /// <summary>A nudge brings the next look forward; what it finds decides whether waiting goes on.</summary>
    /// <returns>What the last look found; null where nothing had to be waited for.</returns>
    private async Task<Inspection?> WaitUntilAsync(string stage, DateTimeOffset due)
    {
        Inspection? found = null;
        while (context.UtcNow < due && found?.Refusal is null && Request.Mode != RotationMode.Leak)
        {
            context.Report(stage);
            await context.WaitAsync(due);
            found = await InspectAsync();
        }

        return found;
    }

    /// <summary>Null where nobody has to be asked: one who was asked before anything began has answered.</summary>
    private async Task<Verdict?> LeakGateAsync(StagedRotation rotation, DeliverResult? delivered) =>
        RetirementPolicy.MustAskPerson(rotation) || (delivered is not null && Request.Policy.StartGate == StartGate.Approval)
            ? await AskAsync(
                EvidenceOf.Retire(
                    rotation,
                    delivered ?? DeliverResult.Nothing,
                    RetirementPolicy.HealthOf(delivered ?? DeliverResult.Nothing, context.UtcNow),
                    Deadline()
                )
            )
            : null;

    private Reason? KeptOn(StagedRotation rotation) => RetirementPolicy.WhyKeptOn(rotation, context.UtcNow);

    private DateTimeOffset Deadline() => context.UtcNow + Request.Policy.ApprovalTimeout;

    private async Task<Verdict> AskAsync(Evidence evidence)
    {
        var ticket = await DoAsync(RotationSteps.Ask, new(Request, evidence));
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

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
