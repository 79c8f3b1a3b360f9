using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Local.Tests.World;

/// <summary>Steps that answer by script, with JSON in and out as a real host has them, and remember that they ran.</summary>
internal sealed class ScriptedWorld
{
    private readonly Dictionary<string, Func<string, string>> _steps = new(StringComparer.Ordinal);

    public List<string> Runs { get; } = [];

    /// <summary>What the steps were called with, in the order of <see cref="Runs"/>.</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>Answers in order; the last one stays.</summary>
    public ScriptedWorld On<TInput, TOutput>(Step<TInput, TOutput> step, params Func<TInput, StepAnswer<TOutput>>[] answers)
    {
        var asked = 0;
        _steps[step.Name] = input =>
        {
            var answer = answers[Math.Min(asked++, answers.Length - 1)];
            return JsonSerializer.Serialize(
                answer(JsonSerializer.Deserialize<TInput>(input, RotatorJson.Options)!),
                RotatorJson.Options
            );
        };
        return this;
    }

    public Task<string> InvokeAsync(string step, string input, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (Runs)
        {
            Runs.Add(step);
            Inputs.Add(input);
            return Task.FromResult(_steps[step](input));
        }
    }
}
