using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Journal;

/// <summary>One run of a workflow from its start to the end of its journal: what it wants next, or how it ended.</summary>
internal sealed record WorkflowTurn(PendingOperation? Pending, RotationOutcome? Outcome)
{
    /// <param name="entries">The journal so far, entry 0 included.</param>
    /// <exception cref="NonDeterminismException">The workflow and its journal disagree.</exception>
    public static async Task<WorkflowTurn> TakeAsync(
        RunWorkflow workflow,
        IReadOnlyList<JournalEntry> entries,
        Action<string> report
    )
    {
        var request = JsonSerializer.Deserialize<RotationRequest>(entries[0].Input, RotatorJson.Options)!;
        var context = new JournalContext(entries, report);
        var turn = workflow(context, request);
        context.Check(turn);
        return context.Pending is { } pending ? new(pending, null) : new(null, await turn);
    }
}
