using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Durable.Engine;

/// <summary>An activity of the Functions app, called as the Functions worker calls it: input to the parameter with the trigger.</summary>
/// <param name="activities">Makes what holds the activities, for an instance.</param>
internal sealed class FunctionActivity(MethodInfo method, Func<string, RotationActivities> activities) : ITaskActivity
{
    public string Name { get; } = method.GetCustomAttribute<FunctionAttribute>()!.Name;

    public Type InputType { get; } = method.GetParameters()[0].ParameterType;

    public Type OutputType { get; } = method.ReturnType.GetGenericArguments()[0];

    public static IEnumerable<FunctionActivity> All(Func<string, RotationActivities> activities) =>
        typeof(RotationActivities)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => new FunctionActivity(method, activities));

    public async Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        var running = (Task)method.Invoke(activities(context.InstanceId), [input, CancellationToken.None])!;
        await running;
        return running.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(running);
    }
}
