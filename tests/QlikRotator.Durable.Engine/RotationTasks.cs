using Microsoft.DurableTask;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Durable.Engine;

internal static class RotationTasks
{
    /// <summary>The orchestrator and the activities of the Functions app, under the names they have there.</summary>
    public static void AddRotation(this DurableTaskRegistry registry, Func<string, RotationActivities> activities)
    {
        registry.AddOrchestrator(nameof(RotateSecret), new FunctionOrchestrator(RotateSecret.RunAsync));
        foreach (var activity in FunctionActivity.All(activities))
        {
            registry.AddActivity(activity.Name, activity);
        }
    }
}
