using MimeKit;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Local.Demo;

/// <summary>A mail as its reader sees it.</summary>
internal sealed record DemoLetter(string To, string Subject, DateTimeOffset At, string Text, string Html)
{
    public static DemoLetter Of(ReceivedMail mail)
    {
        using var content = new MemoryStream(mail.Content);
        using var message = MimeMessage.Load(content);
        return new(
            string.Join(", ", mail.Recipients),
            message.Subject ?? "",
            mail.Received,
            message.TextBody ?? "",
            message.HtmlBody ?? ""
        );
    }
}
