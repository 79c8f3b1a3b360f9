using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Application.Watching;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Functions.Triggers;

internal sealed class Purge(Purger purger)
{
    [Function(nameof(Purge))]
    public Task RunAsync(
        [TimerTrigger("%PurgeSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => purger.RunAsync(new DurableHistory(client), ct);
}
