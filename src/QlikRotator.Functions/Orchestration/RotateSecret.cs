using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Functions.Orchestration;

internal static class RotateSecret
{
    [Function(nameof(RotateSecret))]
    public static Task<RotationOutcome> RunAsync(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        RotationRequest request
    ) => RotateSecretWorkflow.RunAsync(new DurableWorkflowContext(context), request);
}
