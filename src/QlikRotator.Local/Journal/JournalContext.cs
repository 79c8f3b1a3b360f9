using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Local.Journal;

/// <summary>
/// One turn of a workflow over its journal: what is recorded is answered at once, the first thing that is not becomes
/// <see cref="Pending"/> behind a task that never completes. An exception in its place would be caught, or run a
/// <c>finally</c>, in every turn.
/// </summary>
internal sealed class JournalContext(IReadOnlyList<JournalEntry> entries, Action<string> report) : IWorkflowContext
{
    private int _next = 1;
    private NonDeterminismException? _broken;

    public PendingOperation? Pending { get; private set; }

    public DateTimeOffset UtcNow => entries[_next - 1].At;

    public Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input)
    {
        var recorded = Next(new PendingStep(step.Name, Text(input)), Today<TInput>);
        return recorded is null
            ? new TaskCompletionSource<StepAnswer<TOutput>>().Task
            : Task.FromResult(JsonSerializer.Deserialize<StepAnswer<TOutput>>(recorded.Output!, RotatorJson.Options)!);
    }

    public Task WaitAsync(DateTimeOffset due)
    {
        var recorded = Next(new PendingWait(due, Text(due)));
        return recorded is null ? new TaskCompletionSource().Task : Task.CompletedTask;
    }

    public void Report(string stage)
    {
        if (_next == entries.Count)
        {
            report(stage);
        }
    }

    /// <summary>Makes sure that a turn used the whole journal and stopped at exactly one step or wait, or at none at its end.</summary>
    public void Check(Task turn)
    {
        if (_broken is not null)
        {
            throw _broken;
        }

        if (turn.IsFaulted)
        {
            return;
        }

        if (_next < entries.Count)
        {
            throw Broken($"The workflow ended after {_next} of {entries.Count} journal entries.");
        }

        if (Pending is null && !turn.IsCompleted)
        {
            throw Broken("The workflow awaits something that is neither a step nor a wait.");
        }

        if (Pending is not null && turn.IsCompleted)
        {
            throw Broken($"The workflow ended without awaiting {Pending.Kind} {Pending.Name}.");
        }
    }

    /// <param name="today">Says what was recorded in today's words.</param>
    private JournalEntry? Next(PendingOperation wanted, Func<string, string>? today = null)
    {
        if (Pending is not null)
        {
            throw Broken($"The workflow wants {wanted.Kind} {wanted.Name} while {Pending.Kind} {Pending.Name} is pending.");
        }

        if (_next == entries.Count)
        {
            Pending = wanted;
            return null;
        }

        var recorded = entries[_next];
        if (recorded.Kind != wanted.Kind || recorded.Name != wanted.Name || !SaysTheSame(recorded.Input, wanted.Input, today))
        {
            throw _broken = NonDeterminismException.Differs(recorded, wanted);
        }

        _next++;
        return recorded;
    }

    private static bool SaysTheSame(string recorded, string wanted, Func<string, string>? today) =>
        recorded == wanted || today?.Invoke(recorded) == wanted;

    /// <summary>An input as an older build wrote it: a field that came since has its default, so adding one breaks no journal.</summary>
    private static string Today<TInput>(string recorded) =>
        Text(JsonSerializer.Deserialize<TInput>(recorded, RotatorJson.Options));

    private static string Text<TValue>(TValue value) => JsonSerializer.Serialize(value, RotatorJson.Options);

    private NonDeterminismException Broken(string message) => _broken = new NonDeterminismException(message);
}
