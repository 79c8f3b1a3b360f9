using System.Text.Json;
using QlikRotator.Application.Rotating;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Integration.Tests.Hosting;

/// <summary>The simplest host there can be: every step runs when it is asked for, every wait is skipped, everything said is kept.</summary>
internal sealed class DirectContext(StepTable steps, SwiftTime time, Func<string, Task> before, ContextLog log) : IWorkflowContext
{
    public DateTimeOffset UtcNow => time.GetUtcNow();

    public async Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input)
    {
        await before(step.Name);
        var json = JsonSerializer.Serialize(input, RotatorJson.Options);
        var answer = await steps.InvokeAsync(step.Name, json, TestContext.Current.CancellationToken);
        log.Steps.Add(step.Name);
        log.Written.AddRange([json, answer]);
        return JsonSerializer.Deserialize<StepAnswer<TOutput>>(answer, RotatorJson.Options)!;
    }

    public Task WaitAsync(DateTimeOffset due)
    {
        log.Waits.Add(due - UtcNow);
        time.Skip(due - UtcNow);
        return Task.CompletedTask;
    }

    public void Report(string stage) { }
}
