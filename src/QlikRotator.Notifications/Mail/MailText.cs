using System.Text;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Mail;

internal static class MailText
{
    public static string Of(NoticeDelivery delivery)
    {
        var notice = delivery.Notice;
        var text = new StringBuilder();
        text.AppendLine(notice.Title).AppendLine().AppendLine(notice.Text).AppendLine();
        foreach (var fact in notice.Facts)
        {
            text.AppendLine($"{fact.Name}: {fact.Value}");
        }

        text.AppendLine().AppendLine(notice.Next);
        if (delivery is { Page: { } page, Notice.Page: { } label })
        {
            text.AppendLine().AppendLine($"{label.Label}:").AppendLine(page.AbsoluteUri);
        }

        return text.ToString();
    }
}
