using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.External;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Telemetry;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Sweeping;

/// <summary>
/// Looks at every managed secret and starts what is due. Events are hints; this is the path that must not fail, so one secret's
/// failure never stops the others, and running it again starts nothing twice.
/// </summary>
public sealed partial class Sweeper(
    SecretInventory inventory,
    DriftWatch drift,
    RotationStarter starter,
    LostRotations lost,
    HeldRetirement held,
    SweepStore sweeps,
    WriteLimits limits,
    WriteNeeds needs,
    RotationIndex rotations,
    RotatorTelemetry telemetry,
    IOptions<RotatorOptions> options,
    TimeProvider time,
    ILogger<Sweeper> logger
)
{
    public const string Actor = "sweep";

    /// <summary>Starts begun at the same time: each is a handful of calls that wait for vault and ledger.</summary>
    private const int AtOnce = 8;

    /// <exception cref="TryAgainException">The ledger cannot be read: nothing was started.</exception>
    public Task<SweepReport> RunAsync(IRotationHost host, CancellationToken ct) =>
        RunAsync(options.Value.Schedules.MaxPerSweep, host, ct);

    /// <summary>For a sweep that was due then and did not get to everything: what sweeps have started since counts as its own.</summary>
    /// <inheritdoc cref="RunAsync(IRotationHost, CancellationToken)"/>
    public async Task<SweepReport> MakeUpAsync(DateTimeOffset due, IRotationHost host, CancellationToken ct)
    {
        var most = options.Value.Schedules.MaxPerSweep;
        if (most is not null)
        {
            var since = rotations.ListNewestAsync(due, to: null, after: null, most.Value, ct);
            most = Math.Max(0, most.Value - await since.CountAsync(one => one.RequestedBy == Actor, ct));
        }

        return await RunAsync(most, host, ct);
    }

    private async Task<SweepReport> RunAsync(int? most, IRotationHost host, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var found = await inventory.ReadAsync(ct);
        var resumed = await lost.ResumeAsync(host, ct);
        await drift.UpdateAsync(found, ct);
        var all = SweepPlan.Due(found.Secrets, now, limits.PerMinute, one => needs.InAll(one.Secret, one.Policy));
        var isCapped = most is not null || options.Value.Schedules.MaxPerDay is not null;
        var due = isCapped ? SweepPlan.First(all, most ?? all.Count) : all;
        var starts = new ConcurrentQueue<SweepStart>();
        await Parallel.ForEachAsync(
            due.Select(planned => OrderOf(planned, now)).Concat(found.Lost.Select(one => OrderOf(one.Secret))),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (order, token) => starts.Enqueue(await StartAsync(order, host, token))
        );
        var retired = await held.RunAsync(found.Secrets, Actor, ct);
        var report = new SweepReport(now, found.Secrets.Count, found.Unmanageable.Count, resumed, [.. starts], found.Incomplete)
        {
            Retired = retired,
            Postponed = all.Count - due.Count,
        };
        await NoteAsync(report, ct);
        return report;
    }

    private async Task<SweepStart> StartAsync(SweepOrder one, IRotationHost host, CancellationToken ct)
    {
        try
        {
            var result = await starter.StartAsync(one.Order, host, ct);
            return new SweepStart(one.Secret, result.Kind, result.Reason);
        }
        catch (TryAgainException again)
        {
            Log.NotAsked(logger, one.Secret.ToString(), again.Reason.Code, again.Reason.Message);
            return new SweepStart(one.Secret, null, again.Reason);
        }
#pragma warning disable CA1031 // The fence between one secret and the next.
        catch (Exception unexpected) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Unexpected(logger, one.Secret.ToString(), unexpected.GetType().FullName, unexpected.StackTrace);
            return new SweepStart(
                one.Secret,
                null,
                new(ApplicationCodes.Unexpected, $"{unexpected.GetType().Name}; the log has where.")
            );
        }
    }

    /// <summary>What somebody else issues is delivered, not renewed.</summary>
    private static SweepOrder OrderOf(PlannedRotation planned, DateTimeOffset now)
    {
        var trigger = planned.Source == ExternalSource.Kind ? RotationTrigger.NewVersion : RotationTrigger.Schedule;
        var startAt = planned.StartAt > now ? planned.StartAt : (DateTimeOffset?)null;
        return new(planned.Secret, new(planned.Secret.ToString(), trigger, Actor, StartAt: startAt));
    }

    /// <summary>As if its event had come: an external value that came without tags gets them back and is delivered.</summary>
    private static SweepOrder OrderOf(SecretReference lost) => new(lost, new(lost.ToString(), RotationTrigger.NewVersion, Actor));

    private async Task NoteAsync(SweepReport report, CancellationToken ct)
    {
        if (report.Postponed > 0)
        {
            Log.Postponed(logger, report.Postponed);
        }

        var problem = report.Incomplete ?? report.Starts.FirstOrDefault(start => start.Kind is null)?.Reason;
        if (problem is not null)
        {
            Log.Incomplete(logger, report.Managed, report.Starts.Count, report.Started, problem.Code, problem.Message);
            return;
        }

        await sweeps.RecordAsync(new(report.At, report.Managed, report.Starts.Count, report.Started), ct);
        telemetry.Swept(report.At);
        Log.Swept(logger, report.Managed, report.Unmanageable, report.Starts.Count, report.Started, report.Resumed);
    }

    private sealed record SweepOrder(SecretReference Secret, StartOrder Order);

    private static partial class Log
    {
        [LoggerMessage(
            700,
            LogLevel.Information,
            "Sweep: {Managed} managed, {Unmanageable} unmanageable, {Due} due, {Started} started, {Resumed} resumed"
        )]
        public static partial void Swept(ILogger logger, int managed, int unmanageable, int due, int started, int resumed);

        [LoggerMessage(
            701,
            LogLevel.Error,
            "Sweep is incomplete after {Managed} managed, {Due} due, {Started} started: {Code}. {Message}"
        )]
        public static partial void Incomplete(ILogger logger, int managed, int due, int started, string code, string message);

        [LoggerMessage(702, LogLevel.Warning, "{Secret} is due and could not be started: {Code}. {Message}")]
        public static partial void NotAsked(ILogger logger, string secret, string code, string message);

        [LoggerMessage(704, LogLevel.Warning, "Sweep leaves {Postponed} that are due for the next: MaxPerSweep")]
        public static partial void Postponed(ILogger logger, int postponed);

        [LoggerMessage(703, LogLevel.Error, "{Secret} is due and its start was stopped by {ExceptionType} at {StackTrace}")]
        public static partial void Unexpected(ILogger logger, string secret, string? exceptionType, string? stackTrace);
    }
}
