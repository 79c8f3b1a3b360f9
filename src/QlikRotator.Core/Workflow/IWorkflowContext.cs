namespace QlikRotator.Core.Workflow;

/// <summary>
/// All a workflow may do. A host records every answer, so that the same workflow run again from the start takes the same path.
/// </summary>
public interface IWorkflowContext
{
    /// <summary>The time (UTC) of the last recorded answer: the same in every replay.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Runs a step at least once and returns the recorded answer.</summary>
    Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input);

    /// <summary>
    /// Waits until <paramref name="due"/> or until somebody nudges, whichever is first. A nudge carries nothing and may be lost:
    /// what was decided is in the ledger, and the caller looks there after every wait.
    /// </summary>
    Task WaitAsync(DateTimeOffset due);

    /// <summary>Shows where the rotation is. For people only: no decision reads it.</summary>
    void Report(string stage);
}
