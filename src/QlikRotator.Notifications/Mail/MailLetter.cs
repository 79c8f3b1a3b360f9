using MimeKit;
using QlikRotator.Core;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Mail;

/// <summary>A notice as a letter: plain text and HTML that say the same.</summary>
internal static class MailLetter
{
    public static async Task<MimeMessage> OfAsync(NoticeDelivery delivery, DateTimeOffset at)
    {
        var from = MailboxAddress.Parse(delivery.Options.From!);
        var letter = new MimeMessage
        {
            Subject = FreeText.OneLine(delivery.Notice.Title),
            Date = at,
            // The same for every attempt: a server that got it twice can tell.
            MessageId = $"{delivery.Id}@{from.Domain}",
            Body = new BodyBuilder
            {
                TextBody = MailText.Of(delivery),
                HtmlBody = await MailHtml.OfAsync(delivery),
            }.ToMessageBody(),
        };
        letter.From.Add(from);
        letter.To.Add(MailboxAddress.Parse(delivery.Person!));
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        letter.Headers.Add("X-Auto-Response-Suppress", "All");
        return letter;
    }
}
