using MailKit.Security;
using MimeKit;
using QlikRotator.Adapters.Notifications.Mail;
using QlikRotator.Adapters.Settings;
using QlikRotator.Adapters.Tests.Approvals;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Adapters.Tests.Notifications;

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
            (await world.Links.WhoAsync(asked.ApprovalId, token, Ct)).Approver.ShouldBe(person);
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
        (await world.Links.WhoAsync(asked.ApprovalId, token, Ct)).Approver.ShouldBe(Question.Ann);
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
        (await world.Links.WhoAsync(asked.ApprovalId, LinkIn.Token(letter)!, Ct)).Approver.ShouldBe(Question.Bob);
        (await world.Links.WhoAsync(asked.ApprovalId, old, Ct)).Refusal!.Code.ShouldBe("UnknownLink");
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
            body.ShouldContain("data-connection:one: The connection works.");
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
    public async Task Ask_ServerBusyOnce_DeliveredOnce()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Mail.Faults.Refuse(MailStage.Content, 451);

        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.Count.ShouldBe(4);
        (await world.FailuresAsync(asked)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_AnswerLost_SameLetterTwiceUnderOneMessageId()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Mail.Faults.LoseAnswer();

        await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.Count.ShouldBe(5);
        world
            .Mail.Messages.Select(mail => Letter.Of(mail).Message.MessageId)
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBe(4);
    }

    [Fact]
    public async Task Ask_OneMailboxRefused_RecordedAndTheOthersAreTold()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Mail.Faults.Add(
            new MailFault
            {
                Stage = MailStage.Recipient,
                ReplyCode = 550,
                Recipient = Question.Ann,
            }
        );

        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.Count.ShouldBe(3);
        (await world.FailuresAsync(asked))
            .Single()
            .ShouldBe(
                "approval-needed through smtp to ann@contoso.example: MailRefused: localhost answered 550 (RecipientNotAccepted)."
            );
    }

    [Fact]
    public async Task Ask_ServerAwayAndThenAskedAgain_DeliveredThen()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Mail.Faults.Drop(MailStage.Connect, times: null);
        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));
        (await world.FailuresAsync(asked)).Count.ShouldBe(4);
        world.Mail.Faults.Clear();

        await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Ask_WrongPassword_RecordedOnceWithoutThePassword()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values["smtp-password"] = "wrong-pass-canary";

        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.ShouldBeEmpty();
        (await world.FailuresAsync(asked)).ShouldAllBe(failure => failure.Contains("MailSignIn"));
        world.Written().ShouldNotContain("canary");
    }

    [Fact]
    public async Task Ask_PasswordReplacedInTheVault_NextLetterUsesIt()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values["smtp-password"] = "wrong";
        await world.AskAsync(NotifierWorld.Policy("smtp"));
        world.Shelf.Values["smtp-password"] = NotifierWorld.MailPassword;

        await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Ask_CertificateOfSomebodyElse_NothingSent()
    {
        await using var world = await NotifierWorld.StartAsync(channel => With(channel, channel.Host, new string('0', 64)));

        var asked = await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.ShouldBeEmpty();
        (await world.FailuresAsync(asked)).ShouldAllBe(failure => failure.Contains("MailCertificate"));
    }

    [Theory]
    [InlineData("smtp.contoso.example", 587, SecureSocketOptions.StartTls)]
    [InlineData("smtp.contoso.example", 25, SecureSocketOptions.StartTls)]
    [InlineData("localhost.contoso.example", 587, SecureSocketOptions.StartTls)]
    [InlineData("smtp.contoso.example", 465, SecureSocketOptions.SslOnConnect)]
    [InlineData("localhost", 587, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("127.0.0.1", 2525, SecureSocketOptions.StartTlsWhenAvailable)]
    public void Encryption_Server_OptionalOnThisMachineOnly(string host, int port, SecureSocketOptions expected) =>
        MailEncryption.For(new ChannelOptions { Host = host, Port = port }).ShouldBe(expected);

    [Fact]
    public async Task Ask_ThisMachineWithoutStartTls_Sent()
    {
        await using var world = await NotifierWorld.StartAsync(startTls: false);

        await world.AskAsync(NotifierWorld.Policy("smtp"));

        world.Mail.Messages.Count.ShouldBe(4);
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

    private static ChannelOptions With(ChannelOptions channel, string? host, string? thumbprint) =>
        channel.Kind != ChannelOptions.Smtp
            ? channel
            : new()
            {
                Kind = channel.Kind,
                Host = host,
                Port = channel.Port,
                UserName = channel.UserName,
                PasswordSecret = channel.PasswordSecret,
                From = channel.From,
                To = channel.To,
                Thumbprint = thumbprint,
            };
}
