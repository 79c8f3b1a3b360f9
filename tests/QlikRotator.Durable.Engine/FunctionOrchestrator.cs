using Microsoft.DurableTask;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Durable.Engine;

/// <summary>The orchestrator of the Functions app, called as the Functions worker calls it.</summary>
internal sealed class FunctionOrchestrator(Func<TaskOrchestrationContext, RotationRequest, Task<RotationOutcome>> function)
    : ITaskOrchestrator
{
    public Type InputType => typeof(RotationRequest);

    public Type OutputType => typeof(RotationOutcome);

    public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
        await function(context, (RotationRequest)input!);
}
