using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Sweeping;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Functions.Triggers;

internal sealed class Sweep(Sweeper sweeper, MissedSweep missed)
{
    /// <summary>Its schedule is a setting of a flat name: infrastructure keeps it equal to <c>Rotator:Schedules:Sweep</c>.</summary>
    [Function(nameof(Sweep))]
    public Task RunAsync(
        [TimerTrigger("%SweepSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => sweeper.RunAsync(new DurableRotationHost(client), ct);

    /// <summary>The host ends a function that takes too long, and a worker may die: within the hour somebody goes on.</summary>
    [Function(nameof(MissedSweep))]
    public Task MakeUpAsync(
        [TimerTrigger("%WatchdogSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => missed.RunIfDueAsync(MissedSweep.Grace, new DurableRotationHost(client), ct);
}
