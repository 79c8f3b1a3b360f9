using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating;

/// <summary>Every step by name, with JSON in and out, for a host that keeps a journal of text.</summary>
public sealed class StepTable(StepInvoker invoker)
{
    private readonly Dictionary<string, Func<string, CancellationToken, Task<string>>> _steps = new(StringComparer.Ordinal)
    {
        [RotationSteps.Inspect.Name] = Entry(invoker, RotationSteps.Inspect),
        [RotationSteps.Issue.Name] = Entry(invoker, RotationSteps.Issue),
        [RotationSteps.Deliver.Name] = Entry(invoker, RotationSteps.Deliver),
        [RotationSteps.Prove.Name] = Entry(invoker, RotationSteps.Prove),
        [RotationSteps.Ask.Name] = Entry(invoker, RotationSteps.Ask),
        [RotationSteps.ReadVerdict.Name] = Entry(invoker, RotationSteps.ReadVerdict),
        [RotationSteps.Retire.Name] = Entry(invoker, RotationSteps.Retire),
        [RotationSteps.Restore.Name] = Entry(invoker, RotationSteps.Restore),
        [RotationSteps.Discard.Name] = Entry(invoker, RotationSteps.Discard),
        [RotationSteps.Conclude.Name] = Entry(invoker, RotationSteps.Conclude),
    };

    public IReadOnlyCollection<string> Names => _steps.Keys;

    /// <returns>The JSON of a <see cref="StepAnswer{TOutput}"/>.</returns>
    public Task<string> InvokeAsync(string step, string inputJson, CancellationToken ct) => _steps[step](inputJson, ct);

    private static Func<string, CancellationToken, Task<string>> Entry<TInput, TOutput>(
        StepInvoker invoker,
        Step<TInput, TOutput> step
    ) =>
        async (json, ct) =>
        {
            var input = JsonSerializer.Deserialize<TInput>(json, RotatorJson.Options)!;
            return JsonSerializer.Serialize(await invoker.AnswerAsync(step, input, ct), RotatorJson.Options);
        };
}
