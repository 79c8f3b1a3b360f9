using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests.Plan;

public sealed class WatchdogTests
{
    [Fact]
    public void Look_FreshSecret_IsQuiet() => Watchdog.Look([Some.Candidate(Some.Secret)], Some.Now).ShouldBeEmpty();

    [Theory]
    [InlineData(29, null)]
    [InlineData(28, AlarmKind.Overdue)]
    [InlineData(7, AlarmKind.ExpiresSoon)]
    public void Look_NothingUnderWay_GetsLouderTowardsTheEnd(int days, AlarmKind? kind)
    {
        var secret = Some.Secret with { CreatedOn = Some.Now.AddDays(days - 90).AddHours(1), ExpiresOn = Some.Now.AddDays(days) };

        Watchdog
            .Look([Some.Candidate(secret)], Some.Now.AddHours(1))
            .Select(alarm => (AlarmKind?)alarm.Kind)
            .SingleOrDefault()
            .ShouldBe(kind);
    }

    [Theory]
    [InlineData("oauth-client-secret", true)]
    [InlineData("external", false)]
    public void Look_DisabledSecretThatIsOverdue_IsQuiet(string source, bool issues)
    {
        var secret = Some.Secret with { Source = source, CreatedOn = Some.Now.AddDays(-200), ExpiresOn = Some.Now.AddDays(-1) };
        var overdue = Some.Candidate(secret) with { Issues = issues };
        Watchdog.Look([overdue], Some.Now).ShouldNotBeEmpty();

        Watchdog.Look([overdue with { Secret = secret with { Enabled = false } }], Some.Now).ShouldBeEmpty();
    }

    [Fact]
    public void Look_RunningLongerThanItsPolicyExplains_IsStuck_WithTheStep()
    {
        var running = Some.Candidate(Some.Secret, running: true);

        Watchdog.Look([running], Some.Now.AddDays(2)).ShouldBeEmpty();
        Watchdog.Look([running], Some.Now.AddDays(3)).Single().Reason.Message.ShouldContain("Prove");
    }

    /// <summary>Nobody is to be woken for what a person has paused; that the value ends is said all the same.</summary>
    [Theory]
    [InlineData(StartRule.Automatic, 28, AlarmKind.Overdue)]
    [InlineData(StartRule.Manual, 28, AlarmKind.Overdue)]
    [InlineData(StartRule.Paused, 28, null)]
    [InlineData(StartRule.Paused, 5, AlarmKind.ExpiresSoon)]
    public void Look_Paused_IsNotOverdue_AndEndsAllTheSame(StartRule rule, int days, AlarmKind? kind)
    {
        var secret = Some.Secret with
        {
            CreatedOn = Some.Now.AddDays(days - 90),
            ExpiresOn = Some.Now.AddDays(days),
            Starts = rule,
        };

        Watchdog
            .Look([Some.Candidate(secret)], Some.Now.AddHours(1))
            .Select(alarm => (AlarmKind?)alarm.Kind)
            .SingleOrDefault()
            .ShouldBe(kind);
    }

    /// <summary>A rotation that waits is no reason to let the value end unseen.</summary>
    [Theory]
    [InlineData(3, 4, AlarmKind.ExpiresSoon)]
    [InlineData(3, 2, null)]
    [InlineData(30, 40, null)]
    public void Look_WaitsForAWindowThatOpensAfterTheValuesEnd_IsSaid(int endsIn, int opensIn, AlarmKind? kind)
    {
        var opens = Some.Now.AddDays(opensIn);
        var weekly = Some.Policy with { StartGate = StartGate.Window, Window = new([opens.DayOfWeek], new(2, 0), new(4, 0)) };
        var secret = Some.Secret with { CreatedOn = Some.Now.AddDays(-80), ExpiresOn = Some.Now.AddDays(endsIn) };
        var waiting = Some.Candidate(secret, running: true) with { Policy = weekly };

        Watchdog.Look([waiting], Some.Now).Select(one => (AlarmKind?)one.Kind).SingleOrDefault().ShouldBe(kind);
        Watchdog.Look([Issued(waiting)], Some.Now).ShouldBeEmpty();
    }

    /// <summary>Whatever it waits for.</summary>
    [Fact]
    public void Look_ValueHasEndedBeforeItsRotationIssuedAnother_IsSaid()
    {
        var ended = Some.Secret with { CreatedOn = Some.Now.AddDays(-90), ExpiresOn = Some.Now };
        var running = Some.Candidate(ended, running: true);

        Watchdog.Look([running], Some.Now.AddHours(1)).ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.ExpiresSoon);
        Watchdog.Look([Issued(running)], Some.Now.AddHours(1)).ShouldBeEmpty();
    }

    /// <summary>Its newest version is the rotation's own: what may end is the old one.</summary>
    private static SweepCandidate Issued(SweepCandidate candidate) =>
        candidate with
        {
            Secret = candidate.Secret with { Newest = Some.Reference.At("v2") },
        };

    [Fact]
    public void Look_OldOneIsKeptUntilADate_IsStuckOnlyAfterIt()
    {
        var running = Issued(Some.Candidate(Some.Secret, running: true));
        var untilADay = running with { Policy = Some.Policy with { RetireNotBefore = Some.Now.AddDays(40) } };
        var untilItsEnd = running with { Policy = Some.Policy with { RetireAtExpiry = true } };

        Watchdog.Look([untilADay, untilItsEnd], Some.Now.AddDays(41)).ShouldBeEmpty();
        Watchdog.Look([untilADay], Some.Now.AddDays(43)).ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.Stuck);
        Watchdog.Look([untilItsEnd], Some.Now.AddDays(93)).ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.Stuck);
    }

    [Theory]
    [InlineData(OutcomeKind.PersonNeeded, true)]
    [InlineData(OutcomeKind.KeptBoth, true)]
    [InlineData(OutcomeKind.Rotated, false)]
    [InlineData(OutcomeKind.Refused, false)]
    public void Look_LastOutcome_IsAnAlarmAsLongAsAPersonMustAct(OutcomeKind outcome, bool alarm)
    {
        var ended = Some.Candidate(Some.Secret, RotationOutcome.Without(outcome, new("Any", "Any.")));

        Watchdog.Look([ended], Some.Now).Any(one => one.Kind == AlarmKind.PersonNeeded).ShouldBe(alarm);
    }
}
