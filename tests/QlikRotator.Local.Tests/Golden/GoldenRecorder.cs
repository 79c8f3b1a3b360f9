using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Golden;

/// <summary>Plays a scenario with a clock of its own: a step takes two seconds, a wait lasts until it is due or nudged.</summary>
internal sealed class GoldenRecorder(Scenario scenario)
{
    private DateTimeOffset _now = Story.Begin;

    public static async Task<GoldenJournal> RecordAsync(Scenario scenario) => await new GoldenRecorder(scenario).RecordAsync();

    private async Task<GoldenJournal> RecordAsync()
    {
        var request = JsonSerializer.Serialize(scenario.Request, RotatorJson.Options);
        var entries = new List<JournalEntry> { new(0, JournalEntryKind.Start, "", request, null, _now) };
        while (true)
        {
            var turn = await WorkflowTurn.TakeAsync(RotateSecretWorkflow.RunAsync, entries, _ => { });
            if (turn.Outcome is { } outcome)
            {
                return GoldenJournal.Of(entries, JsonSerializer.Serialize(outcome, RotatorJson.Options));
            }

            var answer = await DoAsync(turn.Pending!);
            entries.Add(turn.Pending!.Done(entries.Count, answer, _now));
        }
    }

    private async Task<string?> DoAsync(PendingOperation pending)
    {
        if (pending is PendingWait { Due: var due })
        {
            var nudges = scenario.Nudges.Select(after => Story.Begin + after).Where(at => at > _now);
            _now = nudges.Append(due).Min();
            return null;
        }

        _now += TimeSpan.FromSeconds(2);
        return await scenario.World.InvokeAsync(pending.Name, pending.Input, CancellationToken.None);
    }
}
