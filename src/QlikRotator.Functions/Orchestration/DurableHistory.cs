using Microsoft.DurableTask.Client;
using QlikRotator.Application.Watching;

namespace QlikRotator.Functions.Orchestration;

/// <summary>The task hub's history of rotations that have ended, however they did.</summary>
internal sealed class DurableHistory(DurableTaskClient client) : IRotationHistory
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    public async Task<int> PurgeAsync(DateTimeOffset limit, CancellationToken ct)
    {
        var filter = new PurgeInstancesFilter(CreatedTo: limit, Statuses: Ended);
        return (await client.PurgeAllInstancesAsync(filter, ct)).PurgedInstanceCount;
    }
}
