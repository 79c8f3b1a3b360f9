using MimeKit;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Notifications.Tests.Mail;

/// <summary>A mail as its reader sees it.</summary>
internal sealed record Letter(MimeMessage Message)
{
    public string Subject => Message.Subject!;

    public string TextBody => Message.TextBody!;

    public string HtmlBody => Message.HtmlBody!;

    public static Letter Of(ReceivedMail mail)
    {
        using var content = new MemoryStream(mail.Content);
        return new Letter(MimeMessage.Load(content, TestContext.Current.CancellationToken));
    }
}
