using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Scheduling;

/// <summary>
/// Sweep, watchdog, purge and scan on their cron schedules, and campaigns every minute. A sweep that was missed while no process ran is made up for at the
/// start; so is the first one ever.
/// </summary>
internal sealed partial class Schedules(
    Sweeper sweeper,
    WatchdogRunner watchdog,
    Purger purger,
    ScanRunner scan,
    CampaignRunner campaigns,
    UnmanagedLetter unmanaged,
    SweepStore sweeps,
    IRotationHost host,
    IRotationHistory history,
    IOptions<RotatorOptions> options,
    TimeProvider time,
    ILogger<Schedules> logger
) : BackgroundService
{
    private const string EveryMinute = "0 * * * * *";
    private const string EveryHour = "0 12 * * * *";

    /// <summary>A machine that slept has a clock that jumped: no wait is longer than this.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var schedules = options.Value.Schedules;
        return Task.WhenAll(
            SweepAsync(CronOf(schedules.Sweep), stoppingToken),
            RepeatAsync("watchdog", CronOf(schedules.Watchdog), WatchAsync, stoppingToken),
            RepeatAsync("purge", CronOf(schedules.Purge), ct => purger.RunAsync(history, ct), stoppingToken),
            RepeatAsync("scan", CronOf(schedules.Scan), scan.RunAsync, stoppingToken),
            RepeatAsync("campaigns", CronOf(EveryMinute), ct => campaigns.RunAsync(host, ct), stoppingToken),
            RepeatAsync("letter", CronOf(EveryHour), unmanaged.RunIfDueAsync, stoppingToken)
        );
    }

    /// <summary>A scan that a process left unfinished goes on within the hour.</summary>
    private async Task WatchAsync(CancellationToken ct)
    {
        await watchdog.RunAsync(ct);
        await TryAsync("rest of the scan", scan.GoOnAsync, ct);
    }

    private async Task SweepAsync(CronTimes cron, CancellationToken ct)
    {
        await TryAsync("missed sweep", token => SweepIfMissedAsync(cron, token), ct);
        await RepeatAsync("sweep", cron, token => sweeper.RunAsync(host, token), ct);
    }

    private async Task SweepIfMissedAsync(CronTimes cron, CancellationToken ct)
    {
        var last = await sweeps.LastAsync(ct);
        if (last is null || cron.NextAfter(last.At) <= time.GetUtcNow())
        {
            await sweeper.RunAsync(host, ct);
        }
    }

    private async Task RepeatAsync(string what, CronTimes cron, Func<CancellationToken, Task> run, CancellationToken ct)
    {
        while (cron.NextAfter(time.GetUtcNow()) is { } next)
        {
            await WaitUntilAsync(next, ct);
            await TryAsync(what, run, ct);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken ct)
    {
        for (var left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, ct);
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> run, CancellationToken ct)
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

    private CronTimes CronOf(string expression) => new(expression, options.Value.Schedules.Zone());

    private static partial class Log
    {
        [LoggerMessage(751, LogLevel.Warning, "The {What} could not run this time: {Code}. {Message}")]
        public static partial void Postponed(ILogger logger, string what, string code, string message);

        [LoggerMessage(750, LogLevel.Error, "The {What} was stopped by {ExceptionType} at {StackTrace}")]
        public static partial void Failed(ILogger logger, string what, string? exceptionType, string? stackTrace);
    }
}
