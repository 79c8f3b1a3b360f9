using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Simulators.Tests.Mail;

public sealed class MailDeliveryTests : MailTests
{
    [Fact]
    public async Task Send_OverTlsAndSignedIn_IsKeptWithItsEnvelope()
    {
        using var client = await SignInAsync();
        var message = Message();
        message.Bcc.Add(MailboxAddress.Parse("audit@contoso.example"));

        await client.SendAsync(message, Ct);

        var kept = await Simulator.WaitForMessageAsync(ct: Ct);
        kept.Sender.ShouldBe("rotator@contoso.example");
        kept.Recipients.ShouldBe(["ops@contoso.example", "audit@contoso.example"], ignoreOrder: true);
        kept.Encrypted.ShouldBeTrue();
        kept.UserName.ShouldBe("rotator");
        kept.Header("subject").ShouldBe("Approval needed");
        kept.Header("Bcc").ShouldBeNull();
        (await ParseAsync(kept)).TextBody!.TrimEnd().ShouldBe("Please decide.");
    }

    [Fact]
    public async Task Connect_BeforeAndAfterTls_OffersWhatFits()
    {
        using var inClear = await ConnectAsync(SecureSocketOptions.None);
        using var encrypted = await ConnectAsync();

        inClear.Capabilities.HasFlag(SmtpCapabilities.StartTLS).ShouldBeTrue();
        inClear.Capabilities.HasFlag(SmtpCapabilities.Authentication).ShouldBeFalse();
        encrypted.AuthenticationMechanisms.ShouldBe(["PLAIN", "LOGIN"], ignoreOrder: true);
        encrypted.Capabilities.HasFlag(SmtpCapabilities.Pipelining).ShouldBeTrue();
        encrypted.MaxSize.ShouldBe(10u * 1024 * 1024);
        encrypted.IsSecure.ShouldBeTrue();
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task Authenticate_EitherMechanism_Works(string mechanism)
    {
        using var client = await ConnectAsync();
        client.AuthenticationMechanisms.RemoveWhere(offered => offered != mechanism);

        await client.AuthenticateAsync("rotator", "pass word", Ct);

        client.IsAuthenticated.ShouldBeTrue();
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task Authenticate_WrongPassword_IsRefused(string mechanism)
    {
        using var client = await ConnectAsync();
        client.AuthenticationMechanisms.RemoveWhere(offered => offered != mechanism);

        await Should.ThrowAsync<AuthenticationException>(() => client.AuthenticateAsync("rotator", "wrong", Ct));
    }

    [Fact]
    public async Task Send_NotSignedIn_IsRefused()
    {
        using var client = await ConnectAsync();

        await Should.ThrowAsync<ServiceNotAuthenticatedException>(() => client.SendAsync(Message(), Ct));

        Simulator.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_LinesThatBeginWithDots_ArriveAsWritten()
    {
        using var client = await SignInAsync();

        await client.SendAsync(Message(text: ".\r\n..two\r\nend."), Ct);

        (await ParseAsync(Simulator.Messages.Single())).TextBody!.ReplaceLineEndings("\n").TrimEnd().ShouldBe(".\n..two\nend.");
    }

    [Fact]
    public async Task Send_SeveralOnOneConnection_AreKeptInOrder()
    {
        using var client = await SignInAsync();
        foreach (var subject in (string[])["one", "two", "three"])
        {
            await client.SendAsync(Message(subject), Ct);
        }

        await client.DisconnectAsync(quit: true, Ct);

        Simulator.Messages.Select(kept => kept.Header("Subject")).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public async Task WaitForMessage_SentLater_ReturnsTheOneThatMatches()
    {
        var waiting = Simulator.WaitForMessageAsync(kept => kept.Header("Subject") == "two", Ct);
        using var client = await SignInAsync();
        await client.SendAsync(Message("one"), Ct);
        waiting.IsCompleted.ShouldBeFalse();

        await client.SendAsync(Message("two"), Ct);

        (await waiting).Header("Subject").ShouldBe("two");
    }

    private static async Task<MimeMessage> ParseAsync(ReceivedMail kept)
    {
        using var content = new MemoryStream(kept.Content);
        return await MimeMessage.LoadAsync(content, Ct);
    }
}

public sealed class SmallMailboxTests : MailTests
{
    private protected override MailSimulatorOptions Options => base.Options with { MaxMessageBytes = 2000 };

    [Fact]
    public async Task Send_LargerThanAnnounced_IsRefused()
    {
        using var client = await SignInAsync();

        var refusal = await Should.ThrowAsync<SmtpCommandException>(() =>
            client.SendAsync(Message(text: new string('x', 3000)), Ct)
        );

        refusal.StatusCode.ShouldBe(SmtpStatusCode.ExceededStorageAllocation);
        Simulator.Messages.ShouldBeEmpty();
        await client.SendAsync(Message("small"), Ct);
        Simulator.Messages.Count.ShouldBe(1);
    }
}

public sealed class MailWithoutTlsTests : MailTests
{
    private protected override MailSimulatorOptions Options => base.Options with { StartTls = false };

    [Fact]
    public async Task Connect_ClientThatInsistsOnTls_DoesNotGoOn() =>
        await Should.ThrowAsync<NotSupportedException>(() => ConnectAsync());

    [Fact]
    public async Task Connect_InClear_IsOfferedToSignIn()
    {
        using var client = await ConnectAsync(SecureSocketOptions.None);

        await client.AuthenticateAsync("rotator", "pass word", Ct);
        await client.SendAsync(Message(), Ct);

        Simulator.Messages.Single().Encrypted.ShouldBeFalse();
    }
}
