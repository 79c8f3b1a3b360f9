using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using QlikRotator.Core.Rotation;
using QlikRotator.Functions.Durable;

namespace QlikRotator.Functions.Orchestrators;

internal static class RotateSecret
{
    [Function(nameof(RotateSecret))]
    public static Task<RotationOutcome> RunAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        RotationRequest request
    ) => RotateSecretWorkflow.RunAsync(new DurableWorkflowContext(context), request);
}
