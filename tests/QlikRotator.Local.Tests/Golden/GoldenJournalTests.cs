using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;

namespace QlikRotator.Local.Tests.Golden;

/// <summary>
/// A rotation may be days old when its process is replaced by a newer build: today's workflow must replay every history there is.
/// A breaking change adds a journal and a branch; it never rewrites one.
/// </summary>
public sealed class GoldenJournalTests
{
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(GoldenFolder.Copied, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Replay_RecordedHistory_ReachesItsOutcome(string name)
    {
        var golden = GoldenJournal.Read(GoldenFolder.FileOf(GoldenFolder.Copied, name));

        var turn = await WorkflowTurn.TakeAsync(RotateSecretWorkflow.RunAsync, golden.ToJournal(), _ => { });

        turn.Pending.ShouldBeNull();
        JsonSerializer.Serialize(turn.Outcome, RotatorJson.Options).ShouldBe(golden.OutcomeText());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Replay_EveryBeginningOfAHistory_WantsWhatCameNext(string name)
    {
        var journal = GoldenJournal.Read(GoldenFolder.FileOf(GoldenFolder.Copied, name)).ToJournal();
        for (var length = 1; length < journal.Count; length++)
        {
            var turn = await WorkflowTurn.TakeAsync(RotateSecretWorkflow.RunAsync, [.. journal.Take(length)], _ => { });

            turn.Pending.ShouldNotBeNull($"after entry {length - 1}");
            var now = turn.Pending.Done(length, journal[length].Output, journal[length].At);
            // A step's input may say more than it did; the replay of the whole history compares what it means.
            var strict = now.Kind == JournalEntryKind.Step ? now with { Input = journal[length].Input } : now;
            strict.ShouldBe(journal[length]);
        }
    }

    [Fact]
    public async Task Scenarios_AllOfThem_HaveAJournalAndEndAsExpected()
    {
        foreach (var scenario in Scenarios.All())
        {
            File.Exists(GoldenFolder.FileOf(GoldenFolder.Copied, scenario.Name)).ShouldBeTrue($"{scenario.Name} is not recorded");
            var played = await GoldenRecorder.RecordAsync(scenario);
            played.Outcome.GetProperty("kind").GetString().ShouldBe(scenario.Expected.ToString(), scenario.Name);
        }
    }

    [Fact]
    public void Journals_Together_UseEveryStep()
    {
        var used = Names
            .SelectMany(row => GoldenJournal.Read(GoldenFolder.FileOf(GoldenFolder.Copied, row.Data)).Entries)
            .Where(entry => entry.Kind == JournalEntryKind.Step)
            .Select(entry => entry.Name)
            .Distinct();

        used.ShouldBe(typeof(RotationSteps).GetProperties().Select(step => step.Name), ignoreOrder: true);
    }

    /// <summary>Run by name to record what is missing; a journal that exists is history and stays as it is.</summary>
    [Fact(Explicit = true)]
    public async Task Record_MissingJournals()
    {
        foreach (var scenario in Scenarios.All())
        {
            var file = GoldenFolder.FileOf(GoldenFolder.Sources(), scenario.Name);
            if (!File.Exists(file))
            {
                (await GoldenRecorder.RecordAsync(scenario)).Write(file);
            }
        }
    }
}
