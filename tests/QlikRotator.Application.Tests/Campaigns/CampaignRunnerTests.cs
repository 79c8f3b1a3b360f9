using CsCheck;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Campaigns;

/// <summary>Turns of a campaign, with everything that may go wrong between them.</summary>
public sealed class CampaignRunnerTests
{
    private static readonly CampaignLimits TwoThenThree = new(2, 3, new FailureLimit(1, null));

    [Fact]
    public async Task Turn_CanariesEndWell_TheWaveBegins_ThenTheNext()
    {
        using var rig = new CampaignRig();
        await rig.BeginAsync(8, TwoThenThree);

        await rig.TurnAsync();
        rig.Running.ShouldBe(["s0", "s1"], ignoreOrder: true);
        (await rig.RecordAsync()).Now.UnderWay.ShouldBe(2, "whoever looks or pauses now must not hear that nothing runs");
        await rig.ConcludeAsync("s0");
        await rig.TurnAsync();
        rig.Running.ShouldBe(["s1"]);
        await rig.ConcludeAsync("s1");
        await rig.TurnAsync();

        rig.Running.ShouldBe(["s2", "s3", "s4"], ignoreOrder: true);
        var record = await rig.RecordAsync();
        (record.Canaries, record.Wave, record.Closed.Good).ShouldBe((false, 1, 2));
        foreach (var name in new[] { "s2", "s3", "s4" })
        {
            await rig.ConcludeAsync(name, OutcomeKind.Held);
        }

        await rig.TurnAsync();
        rig.Running.ShouldBe(["s5", "s6", "s7"], ignoreOrder: true);
        foreach (var name in new[] { "s5", "s6", "s7" })
        {
            await rig.ConcludeAsync(name);
        }

        await rig.TurnAsync();
        record = await rig.RecordAsync();
        (record.State, record.Now.Good, record.WritesLeft.Values.Sum()).ShouldBe((CampaignState.Finished, 8, 0));
        record.EndedAt.ShouldNotBeNull();
        (await rig.Campaigns.ListOpenAsync(CancellationToken.None)).ShouldBeEmpty();
        rig.Letters.Sent.ShouldHaveSingleItem().Notice.Event.ShouldBe("campaign-finished");
    }

    [Fact]
    public async Task Turn_FailureReachesTheLimit_StopsUntilResumed()
    {
        using var rig = new CampaignRig();
        await rig.BeginAsync(8, TwoThenThree with { Canaries = 0 });
        await rig.TurnAsync();
        await rig.ConcludeAsync("s0", OutcomeKind.Restored);

        await rig.TurnAsync();
        await rig.ConcludeAsync("s1");
        await rig.ConcludeAsync("s2");
        await rig.TurnAsync();

        var record = await rig.RecordAsync();
        record.State.ShouldBe(CampaignState.Stopped);
        record.Failures.ShouldHaveSingleItem().Secret.Name.ShouldBe("s0");
        rig.Running.ShouldBeEmpty();
        var told = rig.Letters.Sent.ShouldHaveSingleItem().Notice;
        (told.Event, told.Page!.Path).ShouldBe(("campaign-stopped", "campaigns/c1"));
        told.Facts.ShouldContain(fact => fact.Name == "s0");
        await rig.ResumeAsync();
        await rig.TurnAsync();
        rig.Running.ShouldBe(["s3", "s4", "s5"], ignoreOrder: true);
    }

    [Fact]
    public async Task Turn_OneIsGoneOrPaused_IsSkippedAndItsPlaceGivenOn()
    {
        using var rig = new CampaignRig();
        await rig.BeginAsync(4, TwoThenThree);
        rig.Starting.Put("s0", "other");

        await rig.TurnAsync();

        rig.Running.ShouldBe(["s1", "s2"], ignoreOrder: true);
        var first = (await rig.Campaigns.ListSecretsAsync(await rig.RecordAsync(), 0, 1, CancellationToken.None))[0];
        (first.State, first.Why!.Code).ShouldBe((CampaignSecretState.Skipped, "Stale"));
    }

    [Fact]
    public async Task Turn_AnotherProcessHasIt_DoesNothing_AndTakesOverWhenThatOneIsDead()
    {
        using var rig = new CampaignRig();
        await rig.BeginAsync(4, TwoThenThree);
        await rig.Campaigns.ChangeAsync(
            CampaignRig.Id,
            found => found with { Turn = new("dead", rig.Starting.Time.GetUtcNow().AddMinutes(5)) },
            CancellationToken.None
        );

        await rig.TurnAsync();
        rig.Starts.ShouldBe(0);
        rig.Starting.Time.Advance(TimeSpan.FromMinutes(6));
        await rig.TurnAsync();

        rig.Running.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Turn_AnEarlierAttemptFailed_IsTriedAgainAndCountedByItsOwnEnd()
    {
        using var rig = new CampaignRig();
        await rig.BeginAsync(1, TwoThenThree);
        await rig.Starting.StartAsync(RotationTrigger.Schedule, "s0");
        await rig.ConcludeAsync("s0", OutcomeKind.Refused);

        await rig.TurnAsync();
        await rig.TurnAsync();

        rig.Running.ShouldBe(["s0"]);
        (await rig.RecordAsync()).Now.Failed.ShouldBe(0);
        await rig.ConcludeAsync("s0");
        await rig.TurnAsync();
        (await rig.RecordAsync()).State.ShouldBe(CampaignState.Finished);
        (await rig.RowsAsync()).ShouldHaveSingleItem().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task Turn_LeakWhileARotationRuns_TakesItOver()
    {
        using var rig = new CampaignRig();
        await rig.BeginAsync(1, CampaignLimits.Usual(RotationMode.Leak), RotationMode.Leak);
        var running = (await rig.Starting.StartAsync(name: "s0")).RotationId!;
        await rig.GoOnAsync("s0", RotationSteps.Soaking);

        await rig.TurnAsync();
        await rig.TurnAsync();

        (await rig.Starting.Ledger.FindAsync(running, CancellationToken.None))!.Leak!.By.ShouldBe("ada");
        (await rig.RecordAsync()).Now.UnderWay.ShouldBe(1);
        await rig.ConcludeAsync("s0");
        await rig.TurnAsync();
        (await rig.RecordAsync()).State.ShouldBe(CampaignState.Finished);
    }

    [Fact]
    public Task Turns_AnswersLostAndProcessesDying_EverySecretIsStartedOnce() =>
        Gen.Select(
                Gen.Int[1, 9],
                Gen.Int[0, 2],
                Gen.Int[1, 4],
                Gen.Select(Gen.Int[1, 60], Gen.Bool).Array[0, 6],
                Gen.Int[1, 12].Array[0, 4],
                Gen.Enum<OutcomeKind>().Array[9],
                Gen.Int[0, 9]
            )
            .SampleAsync(
                async (secrets, canaries, wave, faults, lost, outcomes, tried) =>
                {
                    using var rig = new CampaignRig();
                    await rig.BeginAsync(secrets, new(canaries, wave, FailureLimit.None));
                    faults.ToList().ForEach(fault => rig.Store.Faults[secrets + fault.Item1] = fault.Item2);
                    rig.LostStarts.UnionWith(lost);
                    for (var number = 0; number < Math.Min(tried, secrets); number++)
                    {
                        await rig.Starting.StartAsync(RotationTrigger.Schedule, $"s{number}");
                        await rig.ConcludeAsync($"s{number}", OutcomeKind.Refused);
                    }

                    for (var turn = 0; turn < 60 && (await rig.RecordAsync()).State != CampaignState.Finished; turn++)
                    {
                        await PlayAsync(rig, canaries, wave, outcomes);
                    }

                    var record = await rig.RecordAsync();
                    record.State.ShouldBe(CampaignState.Finished);
                    var rows = await rig.RowsAsync();
                    rows.Count.ShouldBe(secrets);
                    rows.Select(row => (row.Subject.Name, row.Attempt))
                        .ShouldBe(
                            Enumerable.Range(0, secrets).Select(number => ($"s{number}", number < tried ? 2 : 1)),
                            ignoreOrder: true
                        );
                },
                iter: 300,
                threads: 1
            );

    /// <summary>Two processes take a turn at once, whoever ran goes on, some end, and whoever stopped it is told to go on.</summary>
    private static async Task PlayAsync(CampaignRig rig, int canaries, int wave, OutcomeKind[] outcomes)
    {
        var before = rig.Running.Count;
        await Task.WhenAll(TurnAsync(rig, rig.Runner), TurnAsync(rig, rig.NewRunner()));
        (rig.Running.Count - before).ShouldBeLessThanOrEqualTo(Math.Max(canaries, wave));
        rig.Running.Count.ShouldBeLessThanOrEqualTo(Math.Max(canaries, wave));
        rig.Starting.Time.Advance(TimeSpan.FromMinutes(7));
        foreach (var name in rig.Running)
        {
            await rig.ConcludeAsync(name, outcomes[name[1] - '0']);
        }

        if ((await rig.RecordAsync()).State == CampaignState.Stopped)
        {
            await rig.ResumeAsync();
        }
    }

    private static async Task TurnAsync(CampaignRig rig, Application.Campaigns.CampaignRunner runner)
    {
        try
        {
            await runner.TurnAsync(CampaignRig.Id, rig, CancellationToken.None);
        }
        catch (Core.Workflow.TryAgainException)
        {
            // As a process that dies there.
        }
    }
}
