using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Journal;

/// <summary>
/// Runs a workflow over its journal, from the start in every turn: what is recorded is replayed, the one new step or wait is
/// done, recorded, and the next turn begins. Killed at any point, it goes on from the last record.
/// </summary>
internal sealed class JournalRunner(
    JournalStore store,
    RunWorkflow workflow,
    InvokeStep invoke,
    JournalWait wait,
    RunningStages stages,
    TimeProvider time
)
{
    /// <summary>Runs to the end, sitting out every wait.</summary>
    /// <exception cref="NonDeterminismException">The workflow and its journal disagree.</exception>
    public async Task<RotationOutcome> RunAsync(JournalHead head, CancellationToken ct) =>
        (await RunAsync(head, TimeSpan.MaxValue, ct))!;

    /// <summary>Runs to the end or to the first wait longer than <paramref name="patience"/>, whose end the journal is then laid aside for.</summary>
    /// <returns>Null where it waits.</returns>
    /// <exception cref="NonDeterminismException">The workflow and its journal disagree.</exception>
    public async Task<RotationOutcome?> RunAsync(JournalHead head, TimeSpan patience, CancellationToken ct)
    {
        var key = head.Key;
        var entries = await BeginAsync(head);
        while (true)
        {
            var turn = await WorkflowTurn.TakeAsync(workflow, entries, stage => stages.Reached(key.RotationId, stage));
            if (turn.Outcome is { } outcome)
            {
                return await EndAsync(key, outcome);
            }

            if (turn.Pending is PendingWait wanted && IsLong(key, wanted, patience))
            {
                await store.ParkAsync(key, wanted.Due, time.GetUtcNow());
                return null;
            }

            var output = await DoAsync(key, turn.Pending!, ct);
            await RecordAsync(key, entries, turn.Pending!.Done(entries.Count, output, NowAfter(entries[^1])));
        }
    }

    private async Task<List<JournalEntry>> BeginAsync(JournalHead head)
    {
        var entries = store.Read(head.Key).ToList();
        if (entries.Count == 0)
        {
            var start = new JournalEntry(0, JournalEntryKind.Start, "", head.Request, null, time.GetUtcNow());
            await store.AppendAsync(head.Key, start);
            entries.Add(start);
        }

        return entries;
    }

    private bool IsLong(JournalKey key, PendingWait wanted, TimeSpan patience) =>
        wanted.Due - time.GetUtcNow() > patience && !store.IsNudged(key.RotationId);

    /// <summary>A question that is looked at again and again leaves its last look only: nothing but that decides what comes next.</summary>
    private async Task RecordAsync(JournalKey key, List<JournalEntry> entries, JournalEntry entry)
    {
        if (RepeatedLook.Replaces(entries, entry) is var replaced and > 0)
        {
            entries.RemoveRange(entries.Count - replaced, replaced);
            entry = entry with { Index = entries.Count };
            await store.ReplaceAsync(key, entry);
        }
        else
        {
            await store.AppendAsync(key, entry);
        }

        entries.Add(entry);
    }

    private async Task<string?> DoAsync(JournalKey key, PendingOperation pending, CancellationToken ct)
    {
        if (pending is PendingWait { Due: var due })
        {
            await wait.UntilAsync(key.RotationId, due, ct);
            return null;
        }

        return await invoke(pending.Name, pending.Input, ct);
    }

    private async Task<RotationOutcome> EndAsync(JournalKey key, RotationOutcome outcome)
    {
        await store.EndAsync(key, JsonSerializer.Serialize(outcome, RotatorJson.Options), time.GetUtcNow());
        stages.Ended(key.RotationId);
        return outcome;
    }

    /// <summary>A clock that was set back must not take the workflow back in time.</summary>
    private DateTimeOffset NowAfter(JournalEntry last) => time.GetUtcNow() is var now && now > last.At ? now : last.At;
}
