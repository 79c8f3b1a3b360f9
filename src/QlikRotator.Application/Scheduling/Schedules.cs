using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Watching;

namespace QlikRotator.Application.Scheduling;

/// <summary>
/// Sweep, watchdog, purge and scan on their cron schedules. A sweep that was missed while no process ran is made up for at the
/// start, and one that did not get to everything within the hour; so is the first one ever.
/// </summary>
internal sealed class Schedules(
    Sweeper sweeper,
    MissedSweep missed,
    WatchdogRunner watchdog,
    Purger purger,
    ScanRunner scan,
    UnmanagedLetter unmanaged,
    IRotationHost host,
    IRotationHistory history,
    IOptions<RotatorOptions> options,
    ScheduleLoop loop
) : BackgroundService
{
    private const string EveryHour = "0 12 * * * *";

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var schedules = options.Value.Schedules;
        return Task.WhenAll(
            SweepAsync(CronOf(schedules.Sweep), stoppingToken),
            loop.RepeatAsync("watchdog", CronOf(schedules.Watchdog), WatchAsync, stoppingToken),
            loop.RepeatAsync("missed sweep", CronOf(schedules.Watchdog), MakeUpAsync, stoppingToken),
            loop.RepeatAsync("purge", CronOf(schedules.Purge), ct => purger.RunAsync(history, ct), stoppingToken),
            loop.RepeatAsync("scan", CronOf(schedules.Scan), scan.RunAsync, stoppingToken),
            loop.RepeatAsync("letter", CronOf(EveryHour), unmanaged.RunIfDueAsync, stoppingToken)
        );
    }

    /// <summary>A scan that a process left unfinished goes on within the hour.</summary>
    private async Task WatchAsync(CancellationToken ct)
    {
        await watchdog.RunAsync(ct);
        await loop.TryAsync("rest of the scan", scan.GoOnAsync, ct);
    }

    /// <summary>By itself: it may take long, and the watchdog must not wait for it.</summary>
    private Task MakeUpAsync(CancellationToken ct) => missed.RunIfDueAsync(MissedSweep.Grace, host, ct);

    private async Task SweepAsync(CronTimes cron, CancellationToken ct)
    {
        await loop.TryAsync("missed sweep", token => missed.RunIfDueAsync(TimeSpan.Zero, host, token), ct);
        await loop.RepeatAsync("sweep", cron, token => sweeper.RunAsync(host, token), ct);
    }

    private CronTimes CronOf(string expression) => new(expression, options.Value.Schedules.Zone());
}
