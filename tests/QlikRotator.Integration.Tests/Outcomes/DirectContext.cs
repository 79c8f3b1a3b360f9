using System.Text.Json;
using QlikRotator.Application.Rotating;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>The simplest host there can be: every step runs when it is asked for, every wait is skipped, everything said is kept.</summary>
internal sealed class DirectContext(StepTable steps, SwiftTime time, Func<string, Task> before) : IWorkflowContext
{
    public List<string> Written { get; } = [];

    public List<string> Steps { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    public DateTimeOffset UtcNow => time.GetUtcNow();

    public async Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input)
    {
        await before(step.Name);
        var json = JsonSerializer.Serialize(input, RotatorJson.Options);
        var answer = await steps.InvokeAsync(step.Name, json, TestContext.Current.CancellationToken);
        Steps.Add(step.Name);
        Written.AddRange([json, answer]);
        return JsonSerializer.Deserialize<StepAnswer<TOutput>>(answer, RotatorJson.Options)!;
    }

    public Task WaitAsync(DateTimeOffset due)
    {
        Waits.Add(due - UtcNow);
        time.Skip(due - UtcNow);
        return Task.CompletedTask;
    }

    public void Report(string stage) { }
}
