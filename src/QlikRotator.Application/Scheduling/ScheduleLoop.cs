using Microsoft.Extensions.Logging;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Scheduling;

/// <summary>Runs something whenever a cron expression says so; a run that fails is told in the log and is the last of nothing.</summary>
internal sealed partial class ScheduleLoop(TimeProvider time, ILogger<ScheduleLoop> logger)
{
    /// <summary>A machine that slept has a clock that jumped: no wait is longer than this.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public async Task RepeatAsync(string what, CronTimes cron, Func<CancellationToken, Task> run, CancellationToken ct)
    {
        while (cron.NextAfter(time.GetUtcNow()) is { } next)
        {
            await WaitUntilAsync(next, ct);
            await TryAsync(what, run, ct);
        }
    }

    public async Task TryAsync(string what, Func<CancellationToken, Task> run, CancellationToken ct)
    {
        try
        {
            await run(ct);
        }
        catch (TryAgainException again)
        {
            Log.Postponed(logger, what, again.Reason.Code, again.Reason.Message);
        }
#pragma warning disable CA1031 // The fence between one run and the next: a schedule ends with its process only.
        catch (Exception unexpected) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, what, unexpected.GetType().FullName, unexpected.StackTrace);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken ct)
    {
        for (var left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(751, LogLevel.Warning, "The {What} could not run this time: {Code}. {Message}")]
        public static partial void Postponed(ILogger logger, string what, string code, string message);

        [LoggerMessage(750, LogLevel.Error, "The {What} was stopped by {ExceptionType} at {StackTrace}")]
        public static partial void Failed(ILogger logger, string what, string? exceptionType, string? stackTrace);
    }
}
