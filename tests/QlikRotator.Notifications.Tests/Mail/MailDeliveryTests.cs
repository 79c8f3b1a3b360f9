using MailKit.Security;
using QlikRotator.Application.Settings;
using QlikRotator.Notifications.Mail;
using QlikRotator.Simulators.Mail;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests.Mail;

/// <summary>Letters on their way: servers that are busy, away, wrong or without encryption.</summary>
public sealed class MailDeliveryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
