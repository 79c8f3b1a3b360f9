using System.Globalization;
using System.Text.Encodings.Web;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Local.Demo;

/// <summary>
/// The simulated mailboxes, to be read in a browser: approval links are personal, so whoever tries the demo has to see the letters
/// of the person they play.
/// </summary>
internal static class DemoInbox
{
    public const string Path = "/demo/mail";

    /// <summary>A letter may look as it likes and open a link, as in a mail program; it runs and loads nothing.</summary>
    private const string LetterPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation allow-popups";

    private const string ListPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string LinkStyle =
        "html{background:#fff;color:#1b1b1b}a{color:#1a4fa0}"
        + "@media (prefers-color-scheme:dark){html{background:#1b1b1b;color:#eee}a{color:#9ec1ff}}";

    public static void MapDemoInbox(this IEndpointRouteBuilder routes, MailSimulator mail)
    {
        routes.MapGet(Path, (HttpResponse response) => Show(response, List(mail), ListPolicy));
        routes.MapGet(
            $"{Path}/{{number:int}}",
            (HttpResponse response, int number) =>
                mail.Messages.ElementAtOrDefault(number - 1) is { } message
                    ? Show(response, DemoLetter.Of(message).Html, LetterPolicy)
                    : Results.NotFound()
        );
    }

    private static IResult Show(HttpResponse response, string html, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static string List(MailSimulator mail) =>
        $"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>Simulated mailboxes</title><style>{LinkStyle}</style>
            <body style="font:1rem/1.6 system-ui,sans-serif;max-width:48rem;margin:0 auto;padding:1rem"><main>
            <h1 style="font-size:1.5rem">Simulated mailboxes</h1>
            <p>Nothing here has left this machine. {(
                mail.Messages.Count == 0
                    ? "No letter yet: start a rotation of billing-client, whose policy asks for approval."
                    : "Newest first."
            )} <a href="/">Back to the dashboard</a></p>
            <ul>{string.Concat(mail.Messages.Select(Line).Reverse())}</ul></main></body></html>
            """;

    private static string Line(ReceivedMail mail, int index)
    {
        var letter = DemoLetter.Of(mail);
        var at = letter.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return $"""<li><a href="{Path}/{index + 1}">{Text(letter.Subject)}</a><br>to {Text(letter.To)}, {at}</li>""";
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
