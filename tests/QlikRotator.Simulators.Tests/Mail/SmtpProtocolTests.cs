using QlikRotator.Simulators.Mail;

namespace QlikRotator.Simulators.Tests.Mail;

public sealed class SmtpProtocolTests : MailTests
{
    [Fact]
    public async Task Mail_BeforeTls_IsToldToStartTls()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);

        (await dialogue.SayAsync("MAIL FROM:<a@b.example>\r\n", Ct)).ShouldStartWith("530");
        (await dialogue.SayAsync("AUTH PLAIN AHIAcA==\r\n", Ct)).ShouldStartWith("538");
    }

    [Fact]
    public async Task StartTls_WithACommandBehindIt_IsRefusedAndTheCommandIsNotTakenAsEncrypted()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);

        (await dialogue.SayAsync("STARTTLS\r\nNOOP\r\n", Ct)).ShouldStartWith("503");
    }

    [Theory]
    [InlineData("MAIL FROM:<a@b.example>", "503")]
    [InlineData("EHLO", "501")]
    [InlineData("RCPT TO:<a@b.example>", "503")]
    [InlineData("DATA", "503")]
    [InlineData("AUTH PLAIN", "503")]
    [InlineData("BURL something", "500")]
    [InlineData("VRFY somebody", "252")]
    [InlineData("NOOP", "250")]
    [InlineData("QUIT", "221")]
    public async Task Command_AsTheFirst_IsAnsweredBy(string command, string code)
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);

        (await dialogue.SayAsync(command + "\r\n", Ct)).ShouldStartWith(code);
    }

    [Fact]
    public async Task Command_LongerThanALine_IsRefusedAndTheSessionGoesOn()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);

        (await dialogue.SayAsync(new string('x', 5000) + "\r\n", Ct)).ShouldStartWith("500");
        (await dialogue.SayAsync("NOOP\r\n", Ct)).ShouldStartWith("250");
    }

    [Fact]
    public async Task Quit_ThenAnything_FindsTheConnectionClosed()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);
        await dialogue.SayAsync("QUIT\r\n", Ct);

        (await dialogue.ReadReplyAsync(Ct)).ShouldBe("closed");
    }
}

public sealed class OpenSmtpProtocolTests : MailTests
{
    private protected override MailSimulatorOptions Options => new() { StartTls = false };

    [Fact]
    public async Task Commands_InOnePipeline_AreAnsweredInOrder()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);

        var replies = new List<string>
        {
            await dialogue.SayAsync(
                "MAIL FROM:<a@b.example> SIZE=10\r\nRCPT TO:<c@d.example>\r\nRCPT TO:nonsense\r\nDATA\r\n",
                Ct
            ),
            await dialogue.ReadReplyAsync(Ct),
            await dialogue.ReadReplyAsync(Ct),
            await dialogue.ReadReplyAsync(Ct),
            await dialogue.SayAsync("Subject: hi\r\n\r\n..dot\r\n.\r\nQUIT\r\n", Ct),
            await dialogue.ReadReplyAsync(Ct),
        };

        replies.Select(reply => reply[..3]).ShouldBe(["250", "250", "501", "354", "250", "221"]);
        Simulator.Messages.Single().Content.ShouldBe("Subject: hi\r\n\r\n.dot\r\n"u8.ToArray());
    }

    [Fact]
    public async Task Data_LoneLineFeedsAroundADot_DoNotEndTheMessage()
    {
        await using var dialogue = await BeginAsync();

        (await dialogue.SayAsync("one\n.\nMAIL FROM:<evil@b.example>\r\n.\r\n", Ct)).ShouldStartWith("250");

        Simulator.Messages.Single().Content.ShouldBe("one\n.\nMAIL FROM:<evil@b.example>\r\n"u8.ToArray());
    }

    [Fact]
    public async Task Data_LineLongerThan998Bytes_IsRefused()
    {
        await using var dialogue = await BeginAsync();

        (await dialogue.SayAsync(new string('x', 999) + "\r\n.\r\n", Ct)).ShouldStartWith("554");

        Simulator.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Data_LineOf998BytesThatBeginsWithADot_IsAccepted()
    {
        await using var dialogue = await BeginAsync();

        (await dialogue.SayAsync("." + new string('.', 998) + "\r\n.\r\n", Ct)).ShouldStartWith("250");

        Simulator.Messages.Single().Content.Length.ShouldBe(1000);
    }

    [Theory]
    [InlineData("MAIL FROM:<x@y.example>", "503")]
    [InlineData("MAIL FROM:<x@y.example> SIZE=99999999999", "503")]
    [InlineData("RCPT TO:<>", "501")]
    [InlineData("DATA", "554")]
    public async Task Command_WithinATransaction_IsAnsweredBy(string command, string code)
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);
        await dialogue.SayAsync("MAIL FROM:<>\r\n", Ct);

        (await dialogue.SayAsync(command + "\r\n", Ct)).ShouldStartWith(code);
    }

    [Fact]
    public async Task Mail_AnnouncingTooMuch_IsRefusedBeforeItIsSent()
    {
        await using var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);

        (await dialogue.SayAsync("MAIL FROM:<x@y.example> SIZE=99999999999\r\n", Ct)).ShouldStartWith("552");
    }

    [Fact]
    public async Task Rset_WithinATransaction_StartsOver()
    {
        await using var dialogue = await BeginAsync(data: false);
        await dialogue.SayAsync("RSET\r\n", Ct);

        (await dialogue.SayAsync("DATA\r\n", Ct)).ShouldStartWith("503");
        (await dialogue.SayAsync("MAIL FROM:<x@y.example>\r\n", Ct)).ShouldStartWith("250");
    }

    private async Task<SmtpDialogue> BeginAsync(bool data = true)
    {
        var dialogue = await SmtpDialogue.OpenAsync(Simulator, Ct);
        await dialogue.SayAsync("EHLO client\r\n", Ct);
        await dialogue.SayAsync("MAIL FROM:<a@b.example>\r\n", Ct);
        await dialogue.SayAsync("RCPT TO:<c@d.example>\r\n", Ct);
        if (data)
        {
            (await dialogue.SayAsync("DATA\r\n", Ct)).ShouldStartWith("354");
        }

        return dialogue;
    }
}
