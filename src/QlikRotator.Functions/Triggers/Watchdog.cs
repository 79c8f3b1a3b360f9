using Microsoft.Azure.Functions.Worker;
using QlikRotator.Application.Events;
using QlikRotator.Application.Watching;

namespace QlikRotator.Functions.Triggers;

/// <summary>Has no client of the task hub, so that it tells the truth when the hub is what is broken.</summary>
internal sealed class Watchdog(WatchdogRunner watchdog, SetAsideEvents aside, ScanRunner scan)
{
    [Function(nameof(Watchdog))]
    public async Task RunAsync([TimerTrigger("%WatchdogSchedule%")] TimerInfo timer, CancellationToken ct)
    {
        await watchdog.RunAsync(ct);
        await aside.ReportAsync(ct);
        await scan.GoOnAsync(ct);
    }
}
