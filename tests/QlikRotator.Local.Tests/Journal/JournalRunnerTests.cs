using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Journal;

public sealed class JournalRunnerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_EverythingGoesWell_RecordsEveryStepAndTheOutcome()
    {
        var world = Story.GoodWorld("webhook:consumer");
        var rig = new JournalRig(_folder, world);
        var head = await rig.OpenAsync(Story.Request());

        var outcome = await rig.RunAsync(head);

        outcome.Kind.ShouldBe(OutcomeKind.Rotated);
        world.Runs.Distinct().ShouldBe(["Inspect", "Issue", "Deliver", "Prove", "Retire", "Conclude"]);
        Steps(rig.Store.Read(head.Key)).ShouldBe(world.Runs);
        rig.Store.Latest(head.Key.RotationId)!.Outcome.ShouldNotBeNull().ShouldContain("Rotated");
    }

    [Fact]
    public async Task RunAsync_KilledAfterAnyEntry_GoesOnFromThereToTheSameOutcome()
    {
        var complete = await RecordAsync();
        for (var length = 0; length <= complete.Count; length++)
        {
            using var folder = new TestFolder();
            var world = Story.GoodWorld("webhook:consumer");
            var rig = new JournalRig(folder, world);
            var head = await rig.OpenAsync(Story.Request());
            foreach (var entry in complete.Take(length))
            {
                await rig.Store.AppendAsync(head.Key, entry);
            }

            var outcome = await rig.RunAsync(head);

            outcome.Kind.ShouldBe(OutcomeKind.Rotated);
            // How often a value is proved while it soaks depends on when the process was dead.
            world.Runs.Distinct().ShouldBe(Steps(complete.Skip(length)).Distinct(), $"killed after entry {length}");
        }
    }

    [Fact]
    public async Task RunAsync_KilledInAStep_RunsThatStepAgain()
    {
        using var killed = new CancellationTokenSource();
        var world = Story.GoodWorld();
        var rig = new JournalRig(_folder, world);
        var head = await rig.OpenAsync(Story.Request());
        world.On(
            RotationSteps.Issue,
            _ =>
            {
                killed.Cancel();
                throw new OperationCanceledException(killed.Token);
            },
            input => StepAnswer.Done(new IssueResult(Story.Staged(input), null))
        );
        await Should.ThrowAsync<OperationCanceledException>(() => rig.Runner.RunAsync(head, killed.Token));

        var outcome = await rig.RunAsync(head);

        outcome.Kind.ShouldBe(OutcomeKind.Rotated);
        world.Runs.Where(step => step != "Prove").ShouldBe(["Inspect", "Issue", "Issue", "Retire", "Conclude"]);
    }

    [Fact]
    public async Task RunAsync_ResumedMuchLater_KeepsTheRecordedStart()
    {
        var seen = new List<DateTimeOffset>();
        var rig = new JournalRig(
            _folder,
            Story.GoodWorld(),
            (context, request) =>
            {
                seen.Add(context.UtcNow);
                return RotateSecretWorkflow.RunAsync(context, request);
            }
        );
        var head = await rig.OpenAsync(Story.Request());
        using var killed = new CancellationTokenSource();
        var first = rig.Runner.RunAsync(head, killed.Token);
        await killed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        rig.Time.Advance(TimeSpan.FromDays(2));

        await rig.RunAsync(head);

        seen.Distinct().ShouldBe([Story.Begin]);
    }

    [Fact]
    public async Task RunAsync_OutcomeThatNeverWasWritten_IsFoundAgain()
    {
        var complete = await RecordAsync();
        var rig = new JournalRig(_folder, new ScriptedWorld());
        var head = await rig.OpenAsync(Story.Request(name: "another"));
        foreach (var entry in complete)
        {
            await rig.Store.AppendAsync(head.Key, entry);
        }

        (await rig.RunAsync(head)).Kind.ShouldBe(OutcomeKind.Rotated);

        rig.Store.ListDue(DateTimeOffset.MaxValue, 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_QuestionLookedAtOverAndOver_LeavesOneLookInTheJournal()
    {
        var world = Story.GoodWorld();
        var looks = 0;
        world.On(
            RotationSteps.ReadVerdict,
            _ =>
                ++looks < 30
                    ? StepAnswer.Done(
                        new Verdict(VerdictKind.Pending, new("Waiting", "Nobody has answered."), Story.Begin.AddHours(1 + looks))
                    )
                    : Story.Says(VerdictKind.Approved)
        );
        var rig = new JournalRig(_folder, world);
        var head = await rig.OpenAsync(Story.Request(Story.Policy with { Gate = RetireGate.Approval }));

        (await rig.RunAsync(head)).Kind.ShouldBe(OutcomeKind.Rotated);

        looks.ShouldBe(30);
        var entries = rig.Store.Read(head.Key);
        Steps(entries).Count(step => step == "ReadVerdict").ShouldBe(1);
        entries.Select(entry => entry.Index).ShouldBe(Enumerable.Range(0, entries.Count));
        (await new JournalRig(_folder, new ScriptedWorld()).RunAsync(head)).Kind.ShouldBe(OutcomeKind.Rotated, "it replays");
    }

    private async Task<IReadOnlyList<JournalEntry>> RecordAsync()
    {
        var rig = new JournalRig(_folder, Story.GoodWorld("webhook:consumer"));
        var head = await rig.OpenAsync(Story.Request());
        await rig.RunAsync(head);
        return rig.Store.Read(head.Key);
    }

    private static List<string> Steps(IEnumerable<JournalEntry> entries) =>
        [.. entries.Where(entry => entry.Kind == JournalEntryKind.Step).Select(entry => entry.Name)];
}
