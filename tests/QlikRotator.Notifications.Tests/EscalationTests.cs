using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;
using QlikRotator.Notifications.Tests.Mail;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests;

public sealed class EscalationTests
{
    private static readonly PolicySettings Policy = NotifierWorld.Policy("teams") with
    {
        EscalateAfter = TimeSpan.FromDays(1),
        EscalateTo = ["smtp"],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Escalate_NobodyAnswers_TheNamedChannelsReadersOnceAndWithoutAToken()
    {
        await using var world = await NotifierWorld.StartAsync();
        var asked = await world.AskAsync(Policy);
        var cards = world.Teams.Cards.Count;

        await world.Notifier.EscalateAsync(new(asked.Request, asked.Evidence), asked.ApprovalId, Ct);
        await world.Notifier.EscalateAsync(new(asked.Request, asked.Evidence), asked.ApprovalId, Ct);

        world.Mail.Messages.ShouldHaveSingleItem().Recipients.ShouldBe([NotifierWorld.Reader]);
        var letter = world.LetterTo(NotifierWorld.Reader);
        letter.Subject.ShouldBe("Nobody has answered: May the old credential of reporting be deleted?");
        letter.TextBody.ShouldContain(Question.Bob);
        LinkIn.Token(letter).ShouldBeNull();
        world.Teams.Cards.Count.ShouldBe(cards);
    }

    [Fact]
    public async Task Escalate_SettledMeanwhile_NobodyIsTold()
    {
        await using var world = await NotifierWorld.StartAsync();
        var asked = await world.AskAsync(Policy);
        await world.Book.SettleAsync(asked.ApprovalId, new("Cancelled", "Stopped."), null, Ct);

        await world.Notifier.EscalateAsync(new(asked.Request, asked.Evidence), asked.ApprovalId, Ct);

        world.Mail.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(OutcomeKind.KeptBoth, 1)]
    [InlineData(OutcomeKind.PersonNeeded, 1)]
    [InlineData(OutcomeKind.Rotated, 0)]
    public async Task Concluded_OnlyAPersonCanSettleIt_ToldToThemToo(OutcomeKind kind, int letters)
    {
        await using var world = await NotifierWorld.StartAsync();
        var request = Question.For(Policy).Request;
        await world.Ledger.OpenAsync(request, null, Ct);
        var outcome = new RotationOutcome(
            kind,
            new Reason("ApprovalTimedOut", "Nobody answered."),
            null,
            "old-hint",
            null,
            null,
            []
        );

        await world.Notifier.ConcludedAsync(request, outcome, Ct);

        world.Mail.Messages.Count.ShouldBe(letters);
    }
}
