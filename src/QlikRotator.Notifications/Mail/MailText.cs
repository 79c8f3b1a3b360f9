using System.Text;
using QlikRotator.Core;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Mail;

/// <summary>Plain text has lines for a structure: what a tenant, a tag or a person wrote makes none of its own.</summary>
internal static class MailText
{
    public static string Of(NoticeDelivery delivery)
    {
        var notice = delivery.Notice;
        var text = new StringBuilder();
        text.AppendLine(FreeText.OneLine(notice.Title)).AppendLine().AppendLine(FreeText.OneLine(notice.Text)).AppendLine();
        foreach (var fact in notice.Facts)
        {
            text.AppendLine(FreeText.OneLine($"{fact.Name}: {fact.Value}"));
        }

        text.AppendLine().AppendLine(FreeText.OneLine(notice.Next));
        if (delivery is { Page: { } page, Notice.Page: { } label })
        {
            text.AppendLine().AppendLine($"{label.Label}:").AppendLine(page.AbsoluteUri);
        }

        return text.ToString();
    }
}
