using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Rotating;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Durable.Engine;
using QlikRotator.Durable.Tests.Time;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Durable.Tests.Outcomes;

/// <summary>
/// Runs the stories of the integration tests by the app's orchestrator function, context and activities, on an engine that keeps its
/// histories in memory.
/// </summary>
internal static class WorkflowHost
{
    /// <summary>
    /// What a request met is over when its step answers. A host sees two kinds of bad moment: one that is tried again soon, and one
    /// that says when.
    /// </summary>
    public const bool TriesEveryFault = false;

    /// <summary>A rotation that hangs fails its own test, and not the run of all of them.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromMinutes(2);

    public static async Task<RotationOutcome> RunAsync(
        IServiceProvider services,
        SwiftTime time,
        RotationRequest request,
        Func<string, Task> before,
        ContextLog log
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Hanging);
        var activities = new RotationActivities(services.GetRequiredService<StepInvoker>());
        var clock = new SwiftClock(time, log);
        var memory = new InMemoryOrchestrationService();
        await using var engine = await DurableEngine.StartAsync(
            memory,
            memory,
            _ => activities,
            limit.Token,
            new TimeLens(_ => clock, _ => Task.CompletedTask),
            new StepLens(before, log)
        );
        var ended = await RunAsync(engine.Client, request, limit.Token);
        ended.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ToString());
        return JsonSerializer.Deserialize<RotationOutcome>(ended.SerializedOutput!, RotatorJson.Options)!;
    }

    private static async Task<OrchestrationMetadata> RunAsync(
        DurableTaskClient client,
        RotationRequest request,
        CancellationToken ct
    )
    {
        var options = new StartOrchestrationOptions(request.RotationId);
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(RotateSecret), request, options, ct);
        return await client.WaitForInstanceCompletionAsync(request.RotationId, getInputsAndOutputs: true, ct);
    }
}
