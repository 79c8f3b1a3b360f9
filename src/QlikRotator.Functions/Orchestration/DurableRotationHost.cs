using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Functions.Orchestration;

/// <summary>
/// Rotations as orchestrations. An orchestration's id is the rotation's, so the task hub itself knows whether one is under way;
/// what the hub cannot rule out, the leases in the ledger do. One for each invocation: the worker binds the hub's client to a
/// parameter of a function and keeps it out of dependency injection.
/// </summary>
internal sealed class DurableRotationHost(DurableTaskClient client) : IRotationHost
{
    private static readonly OrchestrationRuntimeStatus[] UnderWay =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>Looks first: a second start under the id of a running instance is not refused by every backend.</summary>
    public async Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct)
    {
        var found = await client.GetInstanceAsync(request.RotationId, ct);
        if (found is not null && UnderWay.Contains(found.RuntimeStatus))
        {
            return StartAnswer.AlreadyRunning;
        }

        try
        {
            var options = new StartOrchestrationOptions(request.RotationId).WithDedupeStatuses(UnderWay);
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(RotateSecret), request, options, ct);
            return StartAnswer.Started;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return StartAnswer.AlreadyRunning;
        }
    }

    public Task NudgeAsync(string rotationId, CancellationToken ct) =>
        client.RaiseEventAsync(rotationId, DurableWorkflowContext.Nudge, cancellation: ct);
}
