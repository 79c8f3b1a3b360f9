using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QlikRotator.Simulators.Teams;

/// <summary>The channel as its readers see it: the cards, newest first, with their links. It runs and loads nothing.</summary>
internal static class ChannelPage
{
    public const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Style = """
        body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:#f5f5f5;color:#1b1b1b}
        main{max-width:48rem;margin:0 auto;padding:1rem}
        h1{font-size:1.5rem}
        article{background:#fff;border:1px solid #c8c8c8;border-radius:.5rem;padding:1rem;margin:1rem 0;overflow-wrap:anywhere}
        .time{color:#5a5a5a;font-size:.875rem;margin:0 0 .5rem}
        .box{border-radius:.25rem;padding:.25rem .75rem;margin:0 0 .5rem;background:#eee}
        .good{background:#dff2e1}.accent{background:#e3e8fa}.attention,.warning{background:#fbe3e1}
        .large{font-size:1.2rem;font-weight:600;margin:.25rem 0}
        dl{display:grid;grid-template-columns:minmax(6rem,10rem) 1fr;gap:.25rem 1rem;margin:.5rem 0}
        dt{font-weight:600}dd{margin:0}
        a{color:#1a4fa0}a.act{display:inline-block;border:1px solid #1a4fa0;border-radius:.25rem;padding:.25rem .75rem;margin:.25rem .5rem 0 0;text-decoration:none}
        @media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .5rem}}
        @media (prefers-color-scheme:dark){body{background:#1b1b1b;color:#eee}article{background:#262626;border-color:#555}
        .time{color:#b5b5b5}.box{background:#333}.good{background:#1d3a22}.accent{background:#252f52}.attention,.warning{background:#4a2320}
        a{color:#9ec1ff}a.act{border-color:#9ec1ff}}
        """;

    /// <param name="back">Where the reader came from; null for no link back.</param>
    public static string Of(IReadOnlyList<ReceivedCard> cards, Uri? back) =>
        $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>Simulated Teams channel</title><link rel="icon" href="data:,"><style>{Style}</style></head>
            <body><main><h1>Simulated Teams channel</h1>
            <p>Nothing here has left this machine. {(cards.Count == 0 ? "No card yet." : "Newest first.")}{Back(back)}</p>
            {string.Concat(cards.Reverse().Select(Card))}</main></body></html>
            """;

    private static string Back(Uri? back) =>
        back is null ? "" : $""" <a href="{Text(back.ToString())}">Back to the dashboard</a>""";

    private static string Card(ReceivedCard received)
    {
        var html = new StringBuilder("<article>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"time\">{received.Received:yyyy-MM-dd HH:mm:ss} UTC</p>");
        foreach (var element in ListOf(received.Card, "body"))
        {
            Add(html, element);
        }

        foreach (var action in ListOf(received.Card, "actions").Where(one => TextOf(one, "type") == "Action.OpenUrl"))
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<a class=\"act\" href=\"{Text(TextOf(action, "url"))}\">{Text(TextOf(action, "title"))}</a>"
            );
        }

        return html.Append("</article>").ToString();
    }

    /// <summary>What a channel would leave out is left out.</summary>
    private static void Add(StringBuilder html, JsonElement element)
    {
        switch (TextOf(element, "type"))
        {
            case "TextBlock":
                var text = Text(TextOf(element, "text"));
                html.Append(TextOf(element, "style") == "heading" ? $"<h2 class=\"large\">{text}</h2>" : $"<p>{text}</p>");
                break;
            case "FactSet":
                AddFacts(html, element);
                break;
            case "Container":
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"box {Text(TextOf(element, "style"))}\">");
                foreach (var inner in ListOf(element, "items"))
                {
                    Add(html, inner);
                }

                html.Append("</div>");
                break;
            default:
                break;
        }
    }

    private static void AddFacts(StringBuilder html, JsonElement set)
    {
        html.Append("<dl>");
        foreach (var fact in ListOf(set, "facts"))
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<dt>{Text(TextOf(fact, "title"))}</dt><dd>{Text(TextOf(fact, "value"))}</dd>"
            );
        }

        html.Append("</dl>");
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static IEnumerable<JsonElement> ListOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var list)
        && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
