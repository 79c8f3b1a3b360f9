using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Application.Sweeping;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Functions.Triggers;

internal sealed class Sweep(Sweeper sweeper)
{
    /// <summary>Its schedule is a setting of a flat name: infrastructure keeps it equal to <c>Rotator:Schedules:Sweep</c>.</summary>
    [Function(nameof(Sweep))]
    public Task RunAsync(
        [TimerTrigger("%SweepSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => sweeper.RunAsync(new DurableRotationHost(client), ct);
}
