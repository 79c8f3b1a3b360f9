using QlikRotator.Core.Plan;
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

    [Fact]
    public void Look_OldOneIsKeptUntilADate_IsStuckOnlyAfterIt()
    {
        var running = Some.Candidate(Some.Secret, running: true);
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
