using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Teams;

/// <summary>A card of version 1.5, with nothing on it that Teams leaves out in channels.</summary>
internal sealed record AdaptiveCard(
    [property: JsonPropertyName("$schema")] string Schema,
    string Type,
    string Version,
    string FallbackText,
    [property: JsonPropertyName("msteams")] JsonObject Teams,
    IReadOnlyList<JsonObject> Body,
    IReadOnlyList<JsonObject> Actions
)
{
    /// <summary>A message may have 28 KB; a fact that nobody would read to its end is cut.</summary>
    private const int LongestFact = 600;

    public static AdaptiveCard Of(NoticeDelivery delivery) =>
        new(
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "AdaptiveCard",
            "1.5",
            FreeText.OneLine(Plain($"{delivery.Notice.Title}. {delivery.Notice.Text}")),
            new JsonObject { ["width"] = "Full" },
            Elements(delivery.Notice),
            delivery is { Page: { } page, Notice.Page: { } label } ? [Button(label.Label, page)] : []
        );

    private static List<JsonObject> Elements(Notice notice) =>
        [
            new()
            {
                ["type"] = "Container",
                ["style"] = Style(notice.Tone),
                ["bleed"] = true,
                ["items"] = new JsonArray(Title(notice.Title)),
            },
            Paragraph(notice.Text),
            new() { ["type"] = "FactSet", ["facts"] = new JsonArray([.. notice.Facts.Select(fact => (JsonNode)Fact(fact))]) },
            Paragraph(notice.Next),
        ];

    private static JsonObject Title(string text)
    {
        var title = Paragraph(text);
        title["style"] = "heading";
        title["size"] = "Large";
        title["weight"] = "Bolder";
        return title;
    }

    private static JsonObject Paragraph(string text) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = Plain(text),
            ["wrap"] = true,
        };

    private static JsonObject Fact(NoticeFact fact) =>
        new()
        {
            ["title"] = fact.Name,
            ["value"] = Plain(fact.Value.Length > LongestFact ? $"{fact.Value[..LongestFact]}…" : fact.Value),
        };

    private static JsonObject Button(string title, Uri page) =>
        new()
        {
            ["type"] = "Action.OpenUrl",
            ["title"] = title,
            ["url"] = page.AbsoluteUri,
        };

    /// <summary>Cards read Markdown. A tenant's message must not become a link with another face.</summary>
    private static string Plain(string text) => text.Replace("](", "] (", StringComparison.Ordinal);

    private static string Style(NoticeTone tone) =>
        tone switch
        {
            NoticeTone.Good => "good",
            NoticeTone.Question => "accent",
            _ => "attention",
        };
}
