using System.Text.Encodings.Web;
using QlikRotator.Application.Messages;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Mail;

/// <summary>HTML that mail programs agree on: a table, styles on the elements, nothing loaded from anywhere.</summary>
internal static class MailHtml
{
    public static string Of(NoticeDelivery delivery)
    {
        var notice = delivery.Notice;
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{Text(notice.Title)}</title>
            </head>
            <body style="margin:0;padding:16px;font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
            <div style="max-width:640px;margin:0 auto">
            <h1 style="font-size:22px;line-height:1.3;margin:0 0 12px;padding:0 0 0 12px;border-left:6px solid {Colour(notice.Tone)}">{Text(
                notice.Title
            )}</h1>
            <p style="margin:0 0 16px">{Text(notice.Text)}</p>
            <table style="border-collapse:collapse;width:100%;margin:0 0 16px">
            {string.Join('\n', notice.Facts.Select(Row))}
            </table>
            <p style="margin:0 0 20px">{Text(notice.Next)}</p>
            {Button(delivery)}
            <p style="margin:24px 0 0;font-size:13px">Sent by QlikRotator. This message never holds a secret's value.</p>
            </div>
            </body>
            </html>
            """;
    }

    private static string Row(NoticeFact fact) =>
        "<tr>"
        + $"<th scope=\"row\" style=\"text-align:left;vertical-align:top;padding:6px 16px 6px 0;white-space:nowrap;border-bottom:1px solid #8884\">{Text(fact.Name)}</th>"
        + $"<td style=\"vertical-align:top;padding:6px 0;overflow-wrap:anywhere;border-bottom:1px solid #8884\">{Text(fact.Value)}</td>"
        + "</tr>";

    private static string Button(NoticeDelivery delivery) =>
        delivery is { Page: { } page, Notice.Page: { } label }
            ? $"<p style=\"margin:0\"><a href=\"{Text(page.AbsoluteUri)}\" style=\"display:inline-block;padding:12px 20px;"
                + $"background:#0f5fb8;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600\">{Text(label.Label)}</a></p>"
            : "";

    private static string Colour(NoticeTone tone) =>
        tone switch
        {
            NoticeTone.Good => "#1a7f37",
            NoticeTone.Question => "#0f5fb8",
            _ => "#b42318",
        };

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
