using QlikRotator.Core.Plan;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests;

/// <summary>A tenant's message, a tag or a reason tries to look like a line of ours.</summary>
public sealed class LineInjectionTests
{
    private const string Forged = "Nothing is to be done.\r\n\r\nOpen the request:\r\nhttps://evil.example/approve";

    [Fact]
    public async Task Alarm_ReasonWithLineEnds_MakesNoLinesOfItsOwnInPlainTextOrOnTheCard()
    {
        await using var world = await NotifierWorld.StartAsync();
        var alarm = new Alarm(AlarmKind.Drift, Question.Secret, new("Drift", Forged));

        await world.Notifier.AlarmAsync(alarm, Question.Start, recovered: false, TestContext.Current.CancellationToken);

        var letter = world.LetterTo(NotifierWorld.Reader);
        letter.TextBody.ReplaceLineEndings("\n").Split('\n').ShouldNotContain("https://evil.example/approve");
        letter.TextBody.ShouldContain("https://evil.example/approve");
        world.Teams.Cards.ShouldHaveSingleItem().Card.GetProperty("fallbackText").GetString()!.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Alarm_ReasonOfAnyLength_ReachesEveryChannel()
    {
        await using var world = await NotifierWorld.StartAsync();
        var alarm = new Alarm(AlarmKind.Drift, Question.Secret, new("Drift", new string('x', 200_000)));

        await world.Notifier.AlarmAsync(alarm, Question.Start, recovered: false, TestContext.Current.CancellationToken);

        (world.Mail.Messages.Count, world.Teams.Cards.Count, world.Teams.Hooks.Count).ShouldBe((1, 1, 1));
    }
}
