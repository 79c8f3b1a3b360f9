using System.Text.Json;
using QlikRotator.Application.Rotating;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Durable.Tests.Golden;

/// <summary>A step's handler that does what a script says, in the way in which handlers say it.</summary>
internal sealed class ScriptedHandler<TInput, TOutput>(ScriptedWorld world, Step<TInput, TOutput> step)
    : IStepHandler<TInput, TOutput>
{
    public async Task<TOutput> RunAsync(TInput input, CancellationToken ct)
    {
        var json = await world.InvokeAsync(step.Name, JsonSerializer.Serialize(input, RotatorJson.Options), ct);
        var answer = JsonSerializer.Deserialize<StepAnswer<TOutput>>(json, RotatorJson.Options)!;
        return answer.Kind switch
        {
            StepAnswerKind.Done => answer.Output!,
            StepAnswerKind.TryAgain => throw new TryAgainException(answer.Reason!, answer.NotBefore) { InLine = answer.InLine },
            _ => throw new StepFailedException(step.Name, answer.Reason!),
        };
    }
}
