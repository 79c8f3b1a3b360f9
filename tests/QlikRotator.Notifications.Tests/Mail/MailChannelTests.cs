using MimeKit;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests.Mail;

/// <summary>Who gets a letter, and what it says.</summary>
public sealed class MailChannelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_ThreeApprovers_EachGetsALinkOfTheirOwn()
    {
        await using var world = await NotifierWorld.StartAsync();

        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));

        foreach (var person in (string[])[Question.Ann, Question.Bob, Question.Cy])
        {
            var token = LinkIn.Token(world.LetterTo(person))!;
            (await world.Links.TryAsync(asked.ApprovalId, token, Ct)).Approver.ShouldBe(person);
            world.Written().ShouldNotContain(token);
        }

        world.Mail.Messages.ShouldAllBe(mail => mail.Encrypted && mail.UserName == "rotator" && mail.Recipients.Count == 1);
    }

    [Fact]
    public async Task Ask_ReaderWhoIsNoApprover_PageWithoutToken()
    {
        await using var world = await NotifierWorld.StartAsync();

        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));

        LinkIn
            .Text(world.LetterTo(NotifierWorld.Reader))
            .ShouldBe(new Uri($"https://rotator.contoso.example/app/api/approvals/{asked.ApprovalId}"));
    }

    [Fact]
    public async Task Ask_RequesterAndOperatorAmongApprovers_NotMailed()
    {
        await using var world = await NotifierWorld.StartAsync();
        var policy = NotifierWorld.Policy("smtp") with { Approvers = [Question.Ann, Question.Bob, "ops@build01"] };

        await world.AskAsync(policy, requestedBy: Question.Ann);

        world.Mail.Messages.SelectMany(mail => mail.Recipients).ShouldBe([Question.Bob, NotifierWorld.Reader], ignoreOrder: true);
        (await world.FailuresAsync(await world.AskAsync(policy, requestedBy: Question.Ann))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_StepRunAgain_NobodyIsToldTwiceAndLinksStay()
    {
        await using var world = await NotifierWorld.StartAsync();
        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));

        await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.Count.ShouldBe(4);
        var token = LinkIn.Token(world.LetterTo(Question.Ann))!;
        (await world.Links.TryAsync(asked.ApprovalId, token, Ct)).Approver.ShouldBe(Question.Ann);
    }

    [Fact]
    public async Task Remind_OneHasAnswered_OthersGetANewLinkAndTheOldOneEnds()
    {
        await using var world = await NotifierWorld.StartAsync();
        var asked = await world.AskAsync(NotifierWorld.Policy("smtp") with { ApprovalsNeeded = 2 });
        var old = LinkIn.Token(world.LetterTo(Question.Bob))!;
        await world.Book.AnswerAsync(asked.ApprovalId, new(Question.Ann, true, null, Question.Start, "link"), null, Ct);
        world.Mail.Clear();

        await world.RemindAsync(asked);

        world
            .Mail.Messages.SelectMany(mail => mail.Recipients)
            .ShouldBe([Question.Bob, Question.Cy, NotifierWorld.Reader], ignoreOrder: true);
        var letter = world.LetterTo(Question.Bob);
        letter.Subject.ShouldBe("Reminder: May the old credential of reporting be deleted?");
        (await world.Links.TryAsync(asked.ApprovalId, LinkIn.Token(letter)!, Ct)).Approver.ShouldBe(Question.Bob);
        (await world.Links.TryAsync(asked.ApprovalId, old, Ct)).Refusal!.Code.ShouldBe("LinkReplaced");
    }

    [Fact]
    public async Task Ask_Letter_SaysInTextAndHtmlWhatIsDecided()
    {
        await using var world = await NotifierWorld.StartAsync();
        await world.AskAsync(NotifierWorld.Policy("smtp"));

        var letter = world.LetterTo(Question.Ann);

        letter.Message.Body.ShouldBeOfType<MultipartAlternative>();
        foreach (var body in (string[])[letter.TextBody, letter.HtmlBody])
        {
            body.ShouldContain("old-hint, in use since 2025-12-12 08:00 UTC");
            body.ShouldContain("new-hint, issued 2026-03-02 02:00 UTC");
            body.ShouldContain("all 1 checks passed at 2026-03-02 08:00 UTC");
            body.ShouldContain("Data connection (acme): The connection works.");
            body.ShouldContain("2026-03-05 08:00 UTC");
            body.ShouldContain("old and new are both kept, and a person is told");
        }

        letter.Message.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        letter.HtmlBody.ShouldNotContain("<img");
        letter.HtmlBody.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Ask_NamesWithMarkup_Encoded()
    {
        await using var world = await NotifierWorld.StartAsync();

        await world.AskAsync(NotifierWorld.Policy("smtp"), requestedBy: "<b onclick=x>eve</b>");

        world.LetterTo(Question.Ann).HtmlBody.ShouldContain("&lt;b onclick=x&gt;eve&lt;/b&gt;");
    }

    [Fact]
    public async Task Ask_QuestionAlreadySettled_NobodyIsAsked()
    {
        await using var world = await NotifierWorld.StartAsync();
        var asked = await world.AskAsync(NotifierWorld.Policy("smtp") with { Channels = [] });
        await world.Book.SettleAsync(asked.ApprovalId, new("Cancelled", "Stopped."), null, Ct);

        await world.RemindAsync(asked);

        world.Mail.Messages.ShouldBeEmpty();
    }
}
