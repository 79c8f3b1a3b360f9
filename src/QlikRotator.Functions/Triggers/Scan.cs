using Microsoft.Azure.Functions.Worker;
using QlikRotator.Application.Watching;

namespace QlikRotator.Functions.Triggers;

internal sealed class Scan(ScanRunner scan)
{
    [Function(nameof(Scan))]
    public Task RunAsync([TimerTrigger("%ScanSchedule%")] TimerInfo timer, CancellationToken ct) => scan.RunAsync(ct);
}
