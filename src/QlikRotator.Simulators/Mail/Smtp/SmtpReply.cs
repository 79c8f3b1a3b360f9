namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>A reply, or the dropping of the connection where the code is 0.</summary>
internal sealed record SmtpReply(int Code, params string[] Lines)
{
    public static SmtpReply HangUp { get; } = new(0);

    /// <summary>Nothing more to say and nothing to end.</summary>
    public static SmtpReply AlreadySent { get; } = new(220);

    public static SmtpReply Ok { get; } = new(250, "2.0.0 Ok");

    public static SmtpReply BadSequence { get; } = new(503, "5.5.1 Bad sequence of commands");

    public static SmtpReply BadArguments { get; } = new(501, "5.5.4 Syntax error in parameters");

    public static SmtpReply NeedsTls { get; } = new(530, "5.7.0 Must issue a STARTTLS command first");

    public bool EndsTheSession => Code is 0 or 221 or 421;

    public static SmtpReply Of(MailFault fault) =>
        fault.ReplyCode is { } code ? new SmtpReply(code, $"{code / 100}.3.0 Simulated fault") : HangUp;

    /// <summary>Every line but the last carries a hyphen after the code.</summary>
    public string Render() => string.Concat(Lines.Select((line, i) => $"{Code}{(i < Lines.Length - 1 ? '-' : ' ')}{line}\r\n"));
}
