using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Notifications.Tests.Mail;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests;

public sealed class OutcomeNoticeTests
{
    private static readonly Reason Why = new("QuotaReached", "The client has five secrets already.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OutcomeKind.Rotated, "rotated", "reporting was rotated")]
    [InlineData(OutcomeKind.Delivered, "delivered", "reporting was delivered")]
    [InlineData(OutcomeKind.Refused, "refused", "reporting was not rotated")]
    [InlineData(OutcomeKind.Restored, "restored", "reporting has its old value back")]
    [InlineData(OutcomeKind.KeptBoth, "kept-both", "reporting has two working credentials")]
    [InlineData(OutcomeKind.PersonNeeded, "person-needed", "reporting needs a person")]
    public async Task Concluded_EveryOutcome_ToldWithWhyAndWhatToDo(OutcomeKind kind, string name, string title)
    {
        await using var world = await NotifierWorld.StartAsync();

        await ConcludeAsync(world, Outcome(kind));

        world.Teams.Hooks.Single().Header("X-Rotator-Event").ShouldBe(name);
        var letter = world.LetterTo(NotifierWorld.Reader);
        letter.Subject.ShouldBe(title);
        letter.TextBody.ShouldContain("Why: The client has five secrets already.");
        letter.TextBody.ShouldContain("Old credential: old-hint");
        LinkIn.Text(letter)!.AbsolutePath.ShouldStartWith("/app/rotations/");
    }

    [Fact]
    public async Task Concluded_StepRunAgain_ToldOnce()
    {
        await using var world = await NotifierWorld.StartAsync();

        await ConcludeAsync(world, Outcome(OutcomeKind.Rotated));
        await ConcludeAsync(world, Outcome(OutcomeKind.Rotated));

        world.Mail.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Concluded_RefusedEveryDayForTheSameReason_ToldOnceAndAgainForAnother()
    {
        await using var world = await NotifierWorld.StartAsync();
        for (var day = 0; day < 3; day++)
        {
            await AttemptAsync(world, Outcome(OutcomeKind.Refused));
        }

        world.Mail.Messages.Count.ShouldBe(1);

        await AttemptAsync(
            world,
            Outcome(OutcomeKind.Refused) with
            {
                Reason = new("ClientDisabled", "The client is disabled."),
            }
        );

        world.Mail.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Concluded_RestoredTwiceInTwoAttempts_ToldTwice()
    {
        await using var world = await NotifierWorld.StartAsync();

        await AttemptAsync(world, Outcome(OutcomeKind.Restored));
        await AttemptAsync(world, Outcome(OutcomeKind.Restored));

        world.Mail.Messages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Stale")]
    [InlineData("AnotherRotationRuns")]
    public async Task Concluded_DuplicateTrigger_NobodyIsBothered(string code)
    {
        await using var world = await NotifierWorld.StartAsync();

        await ConcludeAsync(world, Outcome(OutcomeKind.Refused) with { Reason = new(code, "Another one works on it.") });

        world.Mail.Messages.ShouldBeEmpty();
        world.Teams.Hooks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Concluded_EveryChannelFails_NotThrown()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values.Clear();

        await ConcludeAsync(world, Outcome(OutcomeKind.Rotated));

        world.Logs.All.Count(line => line.Contains("Nobody was told 'rotated'")).ShouldBe(2);
    }

    [Fact]
    public async Task Concluded_OldOneLivesToItsOwnEnd_SaidSo()
    {
        await using var world = await NotifierWorld.StartAsync();

        await ConcludeAsync(world, Outcome(OutcomeKind.Rotated) with { OldRefused = null });

        world.LetterTo(NotifierWorld.Reader).TextBody.ShouldNotContain("is refused");
    }

    private static async Task AttemptAsync(NotifierWorld world, RotationOutcome outcome)
    {
        var request = Question.For(NotifierWorld.Policy("smtp", "webhook")).Request;
        await world.Ledger.OpenAsync(request, null, Ct);
        await ConcludeAsync(world, outcome);
        await world.Ledger.ConcludeAsync(request.RotationId, outcome, Ct);
    }

    private static async Task ConcludeAsync(NotifierWorld world, RotationOutcome outcome)
    {
        var request = Question.For(NotifierWorld.Policy("smtp", "webhook")).Request;
        await world.Ledger.OpenAsync(request, null, Ct);
        await world.Notifier.ConcludedAsync(request, outcome, Ct);
    }

    private static RotationOutcome Outcome(OutcomeKind kind) =>
        new(
            kind,
            Why,
            new StagedCredential(Question.Secret.At(Question.NewVersion), "new-hint", Question.Start, null),
            "old-hint",
            OldRefused: true,
            NewAccepted: true,
            []
        );
}
