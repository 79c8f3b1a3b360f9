namespace QlikRotator.Notifications;

/// <summary>Codes of reasons that come from channels and consumers. What each means is in <c>.github/reason-codes.md</c>.</summary>
internal static class NotificationCodes
{
    public const string AddressUnreadable = nameof(AddressUnreadable);
    public const string BadAddress = nameof(BadAddress);
    public const string Busy = nameof(Busy);
    public const string ChannelFailed = nameof(ChannelFailed);
    public const string HostNotAllowed = nameof(HostNotAllowed);
    public const string MailCertificate = nameof(MailCertificate);
    public const string MailDeferred = nameof(MailDeferred);
    public const string MailNotEncrypted = nameof(MailNotEncrypted);
    public const string MailSignIn = nameof(MailSignIn);
    public const string NoAnswer = nameof(NoAnswer);
    public const string NotTaken = nameof(NotTaken);
    public const string PasswordUnreadable = nameof(PasswordUnreadable);
    public const string Sent = nameof(Sent);
    public const string SigningSecretUnreadable = nameof(SigningSecretUnreadable);
    public const string Told = nameof(Told);
    public const string WebhookBusy = nameof(WebhookBusy);
    public const string WebhookRefused = nameof(WebhookRefused);
    public const string WebhookUnreachable = nameof(WebhookUnreachable);
}
