namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>One client's conversation from greeting to goodbye.</summary>
internal sealed class SmtpSession(SmtpConnection connection, SmtpService service)
{
    private const int MaxCommandBytes = 2048;
    private readonly SmtpAuthentication authentication = new(connection, service);
    private readonly SmtpTransaction transaction = new(connection, service);
    private bool greeted;

    public async Task RunAsync(CancellationToken ct)
    {
        var reply = service.WhyFail(MailStage.Connect) ?? new SmtpReply(220, "localhost ESMTP");
        await AnswerAsync(reply, ct);
        while (!reply.EndsTheSession && await connection.ReadLineAsync(MaxCommandBytes, ct) is { } line)
        {
            reply = line.TooLong
                ? new SmtpReply(500, "5.5.6 Line too long")
                : await HandleAsync(SmtpCommand.Parse(line.Text), ct);
            await AnswerAsync(reply, ct);
        }
    }

    private Task AnswerAsync(SmtpReply reply, CancellationToken ct) =>
        reply.Lines.Length == 0 ? Task.CompletedTask : connection.WriteAsync(reply, ct);

    private Task<SmtpReply> HandleAsync(SmtpCommand command, CancellationToken ct) =>
        command.Verb switch
        {
            "STARTTLS" => StartTlsAsync(command, ct),
            "AUTH" => greeted && !transaction.IsOpen
                ? authentication.RunAsync(command.Argument, ct)
                : Task.FromResult(SmtpReply.BadSequence),
            "DATA" => transaction.ReceiveAsync(authentication.UserName, ct),
            _ => Task.FromResult(Handle(command)),
        };

    private SmtpReply Handle(SmtpCommand command) =>
        command.Verb switch
        {
            "EHLO" => Greet(command, Capabilities()),
            "HELO" => Greet(command, "localhost"),
            "MAIL" => WhyNotYet() ?? transaction.Begin(command.Argument),
            "RCPT" => transaction.AddRecipient(command.Argument),
            "RSET" => transaction.Reset(),
            "NOOP" => SmtpReply.Ok,
            "VRFY" => new SmtpReply(252, "2.5.0 Cannot verify, will accept and try"),
            "QUIT" => new SmtpReply(221, "2.0.0 Bye"),
            _ => new SmtpReply(500, "5.5.2 Command not recognized"),
        };

    private SmtpReply Greet(SmtpCommand command, params string[] lines)
    {
        if (command.Argument.Length == 0)
        {
            return SmtpReply.BadArguments;
        }

        greeted = true;
        transaction.Reset();
        return new SmtpReply(250, lines);
    }

    private string[] Capabilities()
    {
        List<string> lines =
        [
            "localhost",
            "PIPELINING",
            "8BITMIME",
            "ENHANCEDSTATUSCODES",
            $"SIZE {service.Options.MaxMessageBytes}",
        ];
        if (service.Options.StartTls && !connection.IsEncrypted)
        {
            lines.Add("STARTTLS");
        }
        else if (service.Options.UserName is not null)
        {
            lines.Add($"AUTH {string.Join(' ', SmtpAuthentication.MechanismsOf(service.Options))}");
        }

        return [.. lines];
    }

    private SmtpReply? WhyNotYet()
    {
        if (!greeted)
        {
            return SmtpReply.BadSequence;
        }

        if (service.Options.StartTls && !connection.IsEncrypted)
        {
            return SmtpReply.NeedsTls;
        }

        return service.Options.UserName is not null && authentication.UserName is null
            ? new SmtpReply(530, "5.7.0 Authentication required")
            : null;
    }

    private async Task<SmtpReply> StartTlsAsync(SmtpCommand command, CancellationToken ct)
    {
        // Commands sent in clear behind STARTTLS could come from somebody in between; they must not be run as if they were encrypted.
        if (!service.Options.StartTls || connection.IsEncrypted || command.Argument.Length > 0 || connection.HasInputWaiting)
        {
            return SmtpReply.BadSequence;
        }

        await connection.WriteAsync(new SmtpReply(220, "2.0.0 Ready to start TLS"), ct);
        await connection.UpgradeAsync(service.Certificate, ct);
        greeted = false;
        transaction.Reset();
        return SmtpReply.AlreadySent;
    }
}
