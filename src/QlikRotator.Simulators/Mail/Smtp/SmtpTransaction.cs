namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>Sender, recipients and content of the message under way.</summary>
internal sealed class SmtpTransaction(SmtpConnection connection, SmtpService service)
{
    private const int MaxRecipients = 100;
    private static readonly SmtpReply TooLarge = new(552, "5.3.4 Message size exceeds fixed limit");
    private readonly List<string> recipients = [];
    private string? sender;

    public bool IsOpen => sender is not null;

    public SmtpReply Reset()
    {
        sender = null;
        recipients.Clear();
        return SmtpReply.Ok;
    }

    public SmtpReply Begin(string argument)
    {
        if (IsOpen)
        {
            return SmtpReply.BadSequence;
        }

        if (SmtpPath.Parse(argument, "FROM") is not { } path)
        {
            return SmtpReply.BadArguments;
        }

        if (path.Size > service.Options.MaxMessageBytes)
        {
            return TooLarge;
        }

        if (service.WhyFail(MailStage.Sender) is { } fault)
        {
            return fault;
        }

        sender = path.Address;
        return new SmtpReply(250, "2.1.0 Sender ok");
    }

    public SmtpReply AddRecipient(string argument)
    {
        if (!IsOpen)
        {
            return SmtpReply.BadSequence;
        }

        if (SmtpPath.Parse(argument, "TO") is not { Address.Length: > 0 } path)
        {
            return SmtpReply.BadArguments;
        }

        if (recipients.Count == MaxRecipients)
        {
            return new SmtpReply(452, "4.5.3 Too many recipients");
        }

        if (service.WhyFail(MailStage.Recipient, path.Address) is { } fault)
        {
            return fault;
        }

        recipients.Add(path.Address);
        return new SmtpReply(250, "2.1.5 Recipient ok");
    }

    public async Task<SmtpReply> ReceiveAsync(string? userName, CancellationToken ct)
    {
        if (recipients.Count == 0)
        {
            return IsOpen ? new SmtpReply(554, "5.5.1 No valid recipients") : SmtpReply.BadSequence;
        }

        await connection.WriteAsync(new SmtpReply(354, "End data with <CR><LF>.<CR><LF>"), ct);
        var content = await SmtpContent.ReadAsync(connection, service.Options.MaxMessageBytes, ct);
        var reply = content switch
        {
            null => SmtpReply.HangUp,
            { TooLarge: true } => TooLarge,
            { HasLongLine: true } => new SmtpReply(554, "5.6.0 A line is longer than 998 bytes"),
            _ => Keep(content.Bytes, userName),
        };
        Reset();
        return reply;
    }

    private SmtpReply Keep(byte[] content, string? userName)
    {
        var fault = service.Faults.Take(MailStage.Content);
        if (fault is null or { AfterKeeping: true })
        {
            service.Inbox.Add(
                new ReceivedMail
                {
                    Sender = sender ?? "",
                    Recipients = [.. recipients],
                    Content = content,
                    Encrypted = connection.IsEncrypted,
                    UserName = userName,
                    Received = service.Options.TimeProvider.GetUtcNow(),
                }
            );
        }

        return fault is null ? new SmtpReply(250, $"2.0.0 Ok: queued as {Guid.NewGuid():N}") : SmtpReply.Of(fault);
    }
}
