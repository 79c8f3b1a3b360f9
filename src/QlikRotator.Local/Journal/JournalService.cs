using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace QlikRotator.Local.Journal;

/// <summary>
/// Runs every open journal of the folder, those of a dead process included, and passes nudges of other processes on. A rotation
/// that another living process runs is left to it.
/// </summary>
internal sealed partial class JournalService(
    JournalFolder folder,
    JournalStore store,
    JournalRunner runner,
    Nudges nudges,
    TimeProvider time,
    ILogger<JournalService> log
) : BackgroundService
{
    /// <summary>The signal that a journal was opened.</summary>
    public const string NewWork = "new-work";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>A wait that is sat out; a longer one is a row in the journal and nothing else.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What runs at the same time: a start with thousands of open rotations must not reach for the vault with all of them.</summary>
    private const int MostAtOnce = 48;

    private static readonly TimeSpan HoldAfterFailure = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<JournalKey, Task> _running = new();
    private readonly ConcurrentDictionary<JournalKey, DateTimeOffset> _heldUntil = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var newWork = nudges.Next(NewWork);
            Guard(() => Look(stoppingToken));
            await Task.WhenAny(newWork, Task.Delay(LookEvery, time, stoppingToken));
        }

        await Task.WhenAll(_running.Values);
    }

    private void Look(CancellationToken ct)
    {
        foreach (var ended in _running.Where(one => one.Value.IsCompleted).ToList())
        {
            _running.TryRemove(ended);
        }

        foreach (var rotationId in store.ListNudged())
        {
            nudges.Signal(rotationId);
        }

        var now = time.GetUtcNow();
        var due = store.ListDue(now, MostAtOnce + _running.Count + _heldUntil.Count);
        foreach (var head in due.Where(head => !IsHeld(head.Key, now)).Take(MostAtOnce - _running.Count))
        {
            TryRun(head, ct);
        }
    }

    private bool IsHeld(JournalKey key, DateTimeOffset now) =>
        _running.ContainsKey(key) || (_heldUntil.TryGetValue(key, out var until) && until > now);

    private void TryRun(JournalHead head, CancellationToken ct)
    {
        var claim = RunningClaim.TryTake(folder.Path, head.Key);
        if (claim is null)
        {
            return;
        }

        _running[head.Key] = Task.Run(() => RunAsync(head, claim, ct), CancellationToken.None);
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "One rotation that fails never stops the others; it stays open and shows."
    )]
    private async Task RunAsync(JournalHead head, RunningClaim claim, CancellationToken ct)
    {
        using var about = log.BeginScope(head.Key);
        try
        {
            var isDue = store.IsDue(head.Key, time.GetUtcNow());
            if (isDue && await runner.RunAsync(head, Patience, ct) is not null)
            {
                claim.Finish();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Log.Suspended(log, head.Key.RotationId);
        }
        catch (NonDeterminismException disagreement)
        {
            _heldUntil[head.Key] = DateTimeOffset.MaxValue;
            Log.Disagrees(log, head.Key.RotationId, disagreement.Message);
        }
        catch (Exception failure)
        {
            _heldUntil[head.Key] = time.GetUtcNow() + HoldAfterFailure;
            Log.Failed(log, failure, head.Key.RotationId);
        }
        finally
        {
            claim.Dispose();
            nudges.Signal(NewWork);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A look that fails is repeated in a second.")]
    private void Guard(Action look)
    {
        try
        {
            look();
        }
        catch (Exception failure)
        {
            Log.LookFailed(log, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Information, "Rotation {RotationId} is suspended; its journal has everything to go on.")]
        public static partial void Suspended(ILogger logger, string rotationId);

        [LoggerMessage(201, LogLevel.Error, "Rotation {RotationId} stopped at an error and is tried again in a moment.")]
        public static partial void Failed(ILogger logger, Exception failure, string rotationId);

        [LoggerMessage(202, LogLevel.Error, "Looking for open rotations failed.")]
        public static partial void LookFailed(ILogger logger, Exception failure);

        [LoggerMessage(203, LogLevel.Error, "Rotation {RotationId} cannot go on in this build: {Disagreement}")]
        public static partial void Disagrees(ILogger logger, string rotationId, string disagreement);
    }
}
