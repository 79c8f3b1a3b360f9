using MailKit.Net.Smtp;
using MailKit.Security;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Simulators.Tests.Mail;

public sealed class MailFaultTests : MailTests
{
    [Theory]
    [InlineData(MailStage.Sender, 451)]
    [InlineData(MailStage.Recipient, 550)]
    [InlineData(MailStage.Content, 452)]
    public async Task Refuse_AtAStage_IsAnsweredOnceAndKeepsNothing(MailStage stage, int code)
    {
        using var client = await SignInAsync();
        Simulator.Faults.Refuse(stage, code);

        var refusal = await Should.ThrowAsync<SmtpCommandException>(() => client.SendAsync(Message(), Ct));

        ((int)refusal.StatusCode).ShouldBe(code);
        Simulator.Messages.ShouldBeEmpty();
        await client.SendAsync(Message(), Ct);
        Simulator.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refuse_AtConnect_EndsTheSession()
    {
        Simulator.Faults.Refuse(MailStage.Connect, 421);

        var refusal = await Should.ThrowAsync<SmtpCommandException>(() => ConnectAsync());

        refusal.StatusCode.ShouldBe(SmtpStatusCode.ServiceNotAvailable);
    }

    [Fact]
    public async Task Drop_AfterTheContent_KeepsNothing()
    {
        using var client = await SignInAsync();
        Simulator.Faults.Drop(MailStage.Content);

        await Should.ThrowAsync<Exception>(() => client.SendAsync(Message(), Ct));

        client.IsConnected.ShouldBeFalse();
        Simulator.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task LoseAnswer_AfterTheContent_HasKeptTheMessage()
    {
        using var client = await SignInAsync();
        Simulator.Faults.LoseAnswer();

        await Should.ThrowAsync<Exception>(() => client.SendAsync(Message(), Ct));

        Simulator.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Add_ForOneRecipient_RefusesOnlyThatOne()
    {
        using var client = await SignInAsync();
        Simulator.Faults.Add(
            new MailFault
            {
                Stage = MailStage.Recipient,
                ReplyCode = 550,
                Recipient = "ops@contoso.example",
            }
        );

        var refusal = await Should.ThrowAsync<SmtpCommandException>(() => client.SendAsync(Message(), Ct));

        refusal.Mailbox!.Address.ShouldBe("ops@contoso.example");
        var other = Message();
        other.To.Clear();
        other.To.Add(MimeKit.MailboxAddress.Parse("else@contoso.example"));
        await client.SendAsync(other, Ct);
        Simulator.Messages.Single().Recipients.ShouldBe(["else@contoso.example"]);
    }

    [Fact]
    public async Task Authenticate_WhileTheServerIsBusy_FailsOnce()
    {
        using var client = await ConnectAsync();
        client.AuthenticationMechanisms.Remove("LOGIN");
        Simulator.Faults.Refuse(MailStage.Authenticate, 454);

        await Should.ThrowAsync<AuthenticationException>(() => client.AuthenticateAsync("rotator", "pass word", Ct));

        client.IsAuthenticated.ShouldBeFalse();
        await client.AuthenticateAsync("rotator", "pass word", Ct);
        client.IsAuthenticated.ShouldBeTrue();
    }
}
