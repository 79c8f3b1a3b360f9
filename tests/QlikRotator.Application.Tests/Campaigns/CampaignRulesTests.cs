using CsCheck;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Campaigns;

/// <summary>What a campaign may decide, whatever becomes of its rotations.</summary>
public sealed class CampaignRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What becomes of a secret at each look, until one of these is over.</summary>
    private static readonly Gen<Fate[]> Lives = Gen.Frequency(
        (6, Gen.Const(Fate.Good)),
        (2, Gen.Const(Fate.Failed)),
        (1, Gen.Const(Fate.Skipped)),
        (3, Gen.Const(Fate.UnderWay)),
        (1, Gen.Const(Fate.Waits)),
        (1, Gen.Const(Fate.NotBegun))
    ).Array[1, 6];

    private static readonly Gen<CampaignLimits> Limits = Gen.Select(
        Gen.Int[0, 4],
        Gen.Int[1, 7],
        Gen.OneOf(
            Gen.Const(FailureLimit.None),
            Gen.Int[1, 5].Select(number => new FailureLimit(number, null)),
            Gen.Int[1, 100].Select(percent => new FailureLimit(null, percent))
        ),
        (canaries, wave, stop) => new CampaignLimits(canaries, wave, stop)
    );

    [Fact]
    public void Next_AnyCampaign_KeepsItsRules() =>
        Gen.Select(Limits, Lives.Array[1, 40], Gen.Enum<RotationMode>(), Gen.Bool)
            .Sample((limits, lives, mode, resumes) => Play(limits, lives, mode, resumes), iter: 1_000, threads: 1);

    [Fact]
    public void Next_CanaryFails_Stops_AndGoesOnWithAnotherOnceResumed()
    {
        var record = New(new(2, 5, FailureLimit.None), RotationMode.Routine, 10) with { From = 0, To = 2 };

        var stopped = CampaignRules.Next(record, [Seen(0, Fate.Good), Seen(1, Fate.Failed)], Now);

        stopped.Order.ShouldBe(CampaignOrder.Stop);
        stopped.After.State.ShouldBe(CampaignState.Stopped);
        stopped.After.Failures.ShouldHaveSingleItem().Why.Code.ShouldBe("Failed");
        var resumed = CampaignChanges.Resume(stopped.After, "ada", null, Now).Value!;
        CampaignRules.Next(resumed, [Seen(0, Fate.Good), Seen(1, Fate.Failed)], Now).Begin.ShouldBe([2]);
    }

    [Fact]
    public void Next_ShareOfTheWaveFailed_Stops()
    {
        var record = New(new(0, 10, new(null, 30)), RotationMode.Routine, 20) with { To = 10 };
        List<CampaignSighting> seen = [.. Enumerable.Range(0, 10).Select(place => Seen(place, Fate.UnderWay))];
        seen[0] = Seen(0, Fate.Failed);
        seen[1] = Seen(1, Fate.Failed);

        CampaignRules.Next(record, seen, Now).Order.ShouldBe(CampaignOrder.Wait);
        seen[2] = Seen(2, Fate.Failed);
        CampaignRules.Next(record, seen, Now).Order.ShouldBe(CampaignOrder.Stop);
    }

    [Fact]
    public void Next_LeakWaitsForApproval_OthersBeginInItsPlace()
    {
        var record = New(new(0, 2, FailureLimit.None), RotationMode.Leak, 10) with { To = 2 };

        CampaignRules.Next(record, [Seen(0, Fate.Waits), Seen(1, Fate.UnderWay)], Now).Begin.ShouldBe([2]);
        CampaignRules
            .Next(record with { Mode = RotationMode.Routine }, [Seen(0, Fate.Waits), Seen(1, Fate.Good)], Now)
            .Order.ShouldBe(CampaignOrder.Wait);
    }

    [Theory]
    [InlineData(CampaignState.Paused)]
    [InlineData(CampaignState.Stopped)]
    [InlineData(CampaignState.Cancelled)]
    public void Next_NotRunning_BeginsNothingAndGoesOnCounting(CampaignState state)
    {
        var record = New(new(0, 2, FailureLimit.None), RotationMode.Routine, 10) with { To = 2, State = state };

        var decision = CampaignRules.Next(record, [Seen(0, Fate.Good), Seen(1, Fate.NotBegun)], Now);

        decision.Begin.ShouldBeEmpty();
        (decision.After.To, decision.After.Now.Good).ShouldBe((2, 1));
    }

    private static void Play(CampaignLimits limits, Fate[][] lives, RotationMode mode, bool resumes)
    {
        var record = New(limits, mode, lives.Length);
        var age = new int[lives.Length];
        var begun = new HashSet<int>();
        for (var turn = 0; turn < 2_000 && record.State == CampaignState.Running; turn++)
        {
            List<CampaignSighting> seen =
            [
                .. Enumerable.Range(record.From, record.To - record.From).Select(place => SeenAt(place)),
            ];
            var decision = CampaignRules.Next(record, seen, Now);
            Check(record, seen, decision, lives.Length);
            begun.UnionWith(decision.Begin);
            foreach (var place in decision.Begin.Concat(begun).Distinct().Where(begun.Contains))
            {
                age[place]++;
            }

            record = decision.After;
            if (record.State == CampaignState.Stopped && resumes)
            {
                record = CampaignChanges.Resume(record, "ada", null, Now).Value!;
            }
        }

        record.State.ShouldNotBe(CampaignState.Running, "it comes to an end");
        if (record.State == CampaignState.Finished)
        {
            record.Now.Over().ShouldBe(lives.Length);
            begun.Count.ShouldBe(lives.Length);
        }

        CampaignSighting SeenAt(int place)
        {
            var life = lives[place];
            var fate =
                age[place] == 0 ? Fate.NotBegun
                : age[place] > life.Length ? Fate.Good
                : life.Take(age[place]).FirstOrDefault(IsOver, life[Math.Min(age[place], life.Length) - 1]);
            return Seen(place, fate);
        }
    }

    private static void Check(CampaignRecord record, List<CampaignSighting> seen, CampaignDecision decision, int total)
    {
        var after = decision.After;
        var tally = record.Closed + CampaignTally.Of(seen);
        decision.Begin.ShouldBe(decision.Begin.Distinct());
        decision.Begin.ShouldAllBe(place => place >= after.From && place < after.To && place < total);
        decision
            .Begin.Where(place => place < record.To)
            .ShouldAllBe(place => seen[place - record.From].Kind == SightingKind.NotBegun);
        (after.From >= record.From && after.To >= record.To).ShouldBeTrue("it never goes back");

        var running = seen.Count(one => one.Kind is not SightingKind.Over) + after.To - record.To;
        var waiting = seen.Count(one => one.Kind is SightingKind.WaitingForApproval);
        var most = after.Canaries ? record.Limits.Canaries : record.Limits.Wave;
        (record.Mode == RotationMode.Leak && !after.Canaries ? running - waiting : running).ShouldBeLessThanOrEqualTo(
            Math.Max(most, seen.Count(one => one.Kind is not SightingKind.Over)),
            "no more than the wave run at a time"
        );
        if (after.To > record.To && !after.Canaries && record.Mode == RotationMode.Routine)
        {
            seen.ShouldAllBe(one => one.Kind == SightingKind.Over);
            (after.To - record.To).ShouldBeLessThanOrEqualTo(record.Limits.Wave);
        }

        if (record.Canaries && !after.Canaries)
        {
            (tally.Good >= record.Limits.Canaries || record.To == total).ShouldBeTrue("the canaries come first");
        }

        if (record.Canaries && tally.Failed > record.Forgiven)
        {
            decision.Order.ShouldBe(CampaignOrder.Stop);
        }

        if (decision.Order is CampaignOrder.Stop or CampaignOrder.Finish)
        {
            decision.Begin.ShouldBeEmpty();
        }

        if (record.Limits.StopAt.Number is { } number && tally.Failed - record.Forgiven >= number)
        {
            decision.Order.ShouldBe(CampaignOrder.Stop);
        }
    }

    private static bool IsOver(Fate fate) => fate is Fate.Good or Fate.Failed or Fate.Skipped;

    private static CampaignRecord New(CampaignLimits limits, RotationMode mode, int total) =>
        new("c1", mode, "ada", "why", "everything", limits, total, 0, "b", Now) { Canaries = limits.Canaries > 0 };

    private static CampaignSighting Seen(int place, Fate fate)
    {
        var secret = new SecretReference(new("https://contoso.vault.azure.net/"), $"s{place}");
        var one = new CampaignSecret(secret, "1111", "acme", $"{place:x24}", 2, null) { State = CampaignSecretState.Begun };
        var why = new Reason(fate.ToString(), "It is so.");
        return fate switch
        {
            Fate.Good => new(one.Ended(CampaignSecretState.Good, why), SightingKind.Over),
            Fate.Failed => new(one.Ended(CampaignSecretState.Failed, why), SightingKind.Over),
            Fate.Skipped => new(one.Ended(CampaignSecretState.Skipped, why), SightingKind.Over),
            Fate.Waits => new(one, SightingKind.WaitingForApproval),
            Fate.NotBegun => new(one, SightingKind.NotBegun),
            _ => new(one, SightingKind.UnderWay),
        };
    }

    private enum Fate
    {
        Good,
        Failed,
        Skipped,
        UnderWay,
        Waits,
        NotBegun,
    }
}
