using Microsoft.Extensions.Logging;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Starting;

/// <summary>Starts rotations, for every trigger and in both hosts: any number of triggers about one version start one rotation.</summary>
public sealed partial class RotationStarter(
    ISecretRegistry registry,
    LostTags lostTags,
    PolicyResolver policies,
    PolicyGuard guard,
    TagPermissions permissions,
    People people,
    RotationLedger ledger,
    DailyStarts daily,
    ILeakAlarm leaks,
    FollowUp after,
    RotatorTelemetry telemetry,
    TimeProvider time,
    ILogger<RotationStarter> logger
)
{
    /// <exception cref="Core.Workflow.TryAgainException">Vault or ledger cannot be reached; nothing was started.</exception>
    public async Task<StartResult> StartAsync(StartOrder order, IRotationHost host, CancellationToken ct)
    {
        if (!FreeText.IsName(order.Secret) || !FreeText.IsName(order.RequestedBy))
        {
            return StartResult.Refused(
                new(ApplicationCodes.BadName, "No secret and no person is called so: names have no control characters.")
            );
        }

        using var span = RotationTrace.Begin(order.Secret, order.Trigger);
        var result = await DecideAndStartAsync(order, host, ct);
        span?.SetTag(RotationTrace.RotationTag, result.RotationId).SetTag("rotator.answer", result.Kind.ToString());
        var level = result.Reason.Code == CoreCodes.VaultDrift ? LogLevel.Warning : LogLevel.Information;
        Log.Answered(logger, level, order.Trigger, order.Secret, result.Kind, result.Reason.Code, result.Reason.Message);
        return result;
    }

    private async Task<StartResult> DecideAndStartAsync(StartOrder order, IRotationHost host, CancellationToken ct)
    {
        var found = await registry.FindAsync(order.Secret, ct);
        if (!found.TryGet(out var version, out var problem))
        {
            var missing = problem.Code == CoreCodes.SecretNotFound;
            return new(missing ? StartResultKind.NotFound : StartResultKind.Refused, null, problem);
        }

        var result = await DecideAndStartAsync(order, version, host, ct);
        telemetry.Answered(version.Reference.ToSecret(), order.Trigger.ToString(), result.Kind.ToString());
        return result;
    }

    private async Task<StartResult> DecideAndStartAsync(
        StartOrder order,
        SecretVersionInfo version,
        IRotationHost host,
        CancellationToken ct
    )
    {
        Result<SecretVersionInfo> managed = ManagedTags.IsManaged(version.Tags)
            ? version
            : await lostTags.RecoverAsync(version, ct);
        if (!managed.TryGet(out var tagged, out var problem))
        {
            return WhyUnmanaged(order, problem);
        }

        return ManagedSecretParser.Parse(tagged).TryGet(out var secret, out var wrong)
            ? await StartAsync(order, secret, host, ct)
            : StartResult.Refused(wrong);
    }

    private async Task<StartResult> StartAsync(StartOrder order, ManagedSecret secret, IRotationHost host, CancellationToken ct)
    {
        if (policies.Find(secret.Policy) is not { } policy)
        {
            return StartResult.Refused(
                new(ApplicationCodes.UnknownPolicy, $"{secret.Secret} names policy '{secret.Policy}', which is not configured.")
            );
        }

        if (permissions.WhyNot(secret) is { } forbidden)
        {
            return StartResult.Refused(forbidden);
        }

        var id = RotationId.For(secret.Newest);
        var writer = RotationId.WriterOf(secret) is { } wrote ? await ledger.FindAsync(wrote, ct) : null;
        var facts = new StartFacts(
            order,
            ValueAge.AsRecorded(secret, writer),
            await guard.GuardAsync(secret, policy, ct),
            await ledger.FindAsync(id, ct),
            writer,
            time.GetUtcNow()
        );
        return await PromoteAsync(facts, host, ct)
            ?? StartDecision.WhyNot(facts)
            ?? await StartAsync(facts, RequestFor(facts, id), host, ct);
    }

    /// <summary>
    /// A leak that is declared while a rotation of the secret runs, waits or is only scheduled takes that rotation over: it skips whatever
    /// it waits for.
    /// </summary>
    private async Task<StartResult?> PromoteAsync(StartFacts facts, IRotationHost host, CancellationToken ct)
    {
        var running = new[] { facts.Writer, facts.Same }.FirstOrDefault(one =>
            one is { Outcome: null, Mode: RotationMode.Routine }
        );
        if (facts.Order is not { Mode: RotationMode.Leak } order || running is null)
        {
            return null;
        }

        if (PersonalStart.WhyNot(facts) is { } refused)
        {
            return refused;
        }

        var by = people.NameOf(order.RequestedBy);
        var leak = new LeakDeclaration(by, order.CredentialId, time.GetUtcNow())
        {
            Campaign = order.Campaign,
            Why = ReasonOf(order),
        };
        if (!await ledger.DeclareLeakAsync(running.RotationId, leak, ct))
        {
            return null;
        }

        await ledger.NoteAsync(running.RotationId, new("Leak", by, "LeakDeclared", order.Why ?? "No reason was given"), ct);
        await TellAsync(facts, running with { Leak = leak }, by, ct);
        if (running == facts.Same)
        {
            // A host that never heard of it begins it now; one that has it scheduled says so, and is nudged.
            await after.TryAsync("start", running.RotationId, () => host.StartAsync(RequestFor(facts, running.RotationId), ct));
        }

        await after.TryAsync("nudge", running.RotationId, () => host.NudgeAsync(running.RotationId, ct));
        var message =
            $"Rotation {running.RotationId} was under way: it is in leak mode now and waits for nothing but what its policy asks.";
        return new StartResult(StartResultKind.Started, running.RotationId, new(ApplicationCodes.LeakPromoted, message));
    }

    /// <summary>The row comes first, so that whoever was told the id finds it; a crash in between is made good by the next trigger.</summary>
    private async Task<StartResult> StartAsync(
        StartFacts facts,
        RotationRequest request,
        IRotationHost host,
        CancellationToken ct
    )
    {
        if (IsCounted(facts) && await daily.TakeAsync(ct) is { } capped)
        {
            return StartResult.Nothing(capped.Code, capped.Message);
        }

        var record = await ledger.OpenAsync(request, facts.Secret, ct);
        if (request.Why is { } why)
        {
            await ledger.NoteAsync(request.RotationId, new("Reason", request.RequestedBy, "ReasonGiven", why), ct);
        }

        var answer = await host.StartAsync(request, ct);
        if (request.Mode == RotationMode.Leak)
        {
            await TellAsync(facts, record, request.RequestedBy, ct);
        }

        return answer == StartAnswer.Started ? StartResult.Started(request.RotationId) : StartResult.Running(request.RotationId);
    }

    /// <summary>One whose host never heard of it was counted when its row was written.</summary>
    private static bool IsCounted(StartFacts facts) =>
        facts
            is {
                Order: { Trigger: not RotationTrigger.Person, Mode: RotationMode.Routine },
                Same: null or { Outcome: not null }
            };

    private async Task TellAsync(StartFacts facts, RotationRecord record, string by, CancellationToken ct)
    {
        var gate = facts.Policy.ForDeclaredLeak().StartGate;
        Log.Leak(logger, facts.Secret.Secret.ToString(), by, record.RotationId, gate);
        telemetry.LeakDeclared(facts.Secret.Secret);
        await leaks.DeclaredAsync(record, ct);
    }

    private RotationRequest RequestFor(StartFacts facts, string id) =>
        new(
            id,
            facts.Secret.Newest,
            facts.Order.Mode == RotationMode.Leak ? facts.Policy.ForDeclaredLeak() : facts.Policy,
            facts.Order.Mode,
            facts.Order.Trigger,
            people.NameOf(facts.Order.RequestedBy),
            time.GetUtcNow()
        )
        {
            TraceParent = RotationTrace.Here,
            NotBefore = facts.Order.StartAt,
            LeakedCredentialId = facts.Order.Mode == RotationMode.Leak ? facts.Order.CredentialId : null,
            Campaign = facts.Order.Campaign,
            Why = ReasonOf(facts.Order),
        };

    private static string? ReasonOf(StartOrder order) => order.Why is { Length: > 0 } why ? FreeText.Shorten(why) : null;

    private static StartResult WhyUnmanaged(StartOrder order, Reason reason) =>
        order.Trigger == RotationTrigger.Person
            ? StartResult.Refused(reason)
            : new StartResult(StartResultKind.NothingToDo, null, reason);

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 121,
            Level = LogLevel.Error,
            Message = "Leak of {Secret} declared by {Person}: rotation {RotationId} waits for nothing but its start gate {Gate}"
        )]
        public static partial void Leak(ILogger logger, string secret, string person, string rotationId, StartGate gate);

        [LoggerMessage(EventId = 120, Message = "{Trigger} for {Secret}: {Answer}, {Code}. {Message}")]
        public static partial void Answered(
            ILogger logger,
            LogLevel level,
            RotationTrigger trigger,
            string secret,
            StartResultKind answer,
            string code,
            string message
        );
    }
}
