using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.Mail;

/// <summary>The moments of an SMTP session at which something can go wrong.</summary>
public enum MailStage
{
    Connect,
    Authenticate,
    Sender,
    Recipient,

    /// <summary>After the whole message was sent.</summary>
    Content,
}

/// <summary>One disturbance of a stage.</summary>
public sealed record MailFault : SimulatedFault
{
    public required MailStage Stage { get; init; }

    /// <summary>A reply code of 400 to 599 in place of the normal answer; null drops the connection instead.</summary>
    public int? ReplyCode { get; init; }

    /// <summary>Of <see cref="MailStage.Content"/>: the message is kept before the answer goes wrong.</summary>
    public bool AfterKeeping { get; init; }

    /// <summary>Of <see cref="MailStage.Recipient"/>: only this address; null is any.</summary>
    public string? Recipient { get; init; }

    internal bool Fits(MailStage stage, string? recipient) =>
        Stage == stage && (Recipient is null || string.Equals(Recipient, recipient, StringComparison.OrdinalIgnoreCase));
}
