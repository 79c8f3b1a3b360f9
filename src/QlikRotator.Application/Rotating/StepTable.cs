using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating;

/// <summary>Every registered step by name, with JSON in and out, for a host that keeps a journal of text.</summary>
public sealed class StepTable(IEnumerable<StepEntry> entries)
{
    private readonly Dictionary<string, StepEntry> _steps = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _steps.Keys;

    /// <returns>The JSON of a <see cref="StepAnswer{TOutput}"/>.</returns>
    public Task<string> InvokeAsync(string step, string inputJson, CancellationToken ct) => _steps[step].Invoke(inputJson, ct);
}

/// <param name="Invoke">Takes the JSON of the step's input and gives the JSON of its <see cref="StepAnswer{TOutput}"/>.</param>
public sealed record StepEntry(string Name, Func<string, CancellationToken, Task<string>> Invoke);

internal static class StepRegistration
{
    /// <summary>The one place where a step gets its handler; <see cref="StepTable"/> and <see cref="StepInvoker"/> read it from here.</summary>
    public static IServiceCollection AddStep<TInput, TOutput, THandler>(
        this IServiceCollection services,
        Step<TInput, TOutput> step
    )
        where THandler : class, IStepHandler<TInput, TOutput> =>
        services
            .AddSingleton<IStepHandler<TInput, TOutput>, THandler>()
            .AddSingleton(provider => Entry(provider.GetRequiredService<StepInvoker>(), step));

    private static StepEntry Entry<TInput, TOutput>(StepInvoker invoker, Step<TInput, TOutput> step) =>
        new(
            step.Name,
            async (json, ct) =>
            {
                var input = JsonSerializer.Deserialize<TInput>(json, RotatorJson.Options)!;
                return JsonSerializer.Serialize(await invoker.AnswerAsync(step, input, ct), RotatorJson.Options);
            }
        );
}
