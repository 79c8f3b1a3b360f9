using System.Text.Json;

namespace QlikRotator.Simulators.Teams;

/// <summary>
/// What a message must be for the card to appear in a channel. The service accepts some of these with 202 and then shows nothing;
/// the simulator says so at once.
/// </summary>
internal static class CardRules
{
    private const string CardContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Teams' limit for a message sent by a webhook.</summary>
    private const int MaxBytes = 28 * 1024;
    private static readonly string[] Versions = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"];

    public static string? WhyRefuse(byte[] body, JsonElement message)
    {
        if (body.Length > MaxBytes)
        {
            return $"The message has {body.Length} bytes; a channel takes {MaxBytes}.";
        }

        if (TextOf(message, "type") != "message")
        {
            return "The type is not \"message\".";
        }

        return ArrayOf(message, "attachments") is { } attachments && attachments.GetArrayLength() > 0
            ? attachments.EnumerateArray().Select(WhyRefuseAttachment).FirstOrDefault(why => why is not null)
            : "There is no attachment.";
    }

    private static string? WhyRefuseAttachment(JsonElement attachment)
    {
        if (TextOf(attachment, "contentType") != CardContentType)
        {
            return $"An attachment's contentType is not {CardContentType}.";
        }

        return attachment.TryGetProperty("content", out var card) && card.ValueKind == JsonValueKind.Object
            ? WhyRefuseCard(card)
            : "An attachment's content is not an object.";
    }

    private static string? WhyRefuseCard(JsonElement card)
    {
        if (TextOf(card, "type") != "AdaptiveCard")
        {
            return "The card's type is not \"AdaptiveCard\".";
        }

        if (!Versions.Contains(TextOf(card, "version"), StringComparer.Ordinal))
        {
            return "The card's version is not one from 1.0 to 1.5.";
        }

        return ArrayOf(card, "body") is { } body
            ? body.EnumerateArray().Concat(ActionsOf(card)).Select(WhyRefuseElement).FirstOrDefault(why => why is not null)
            : "The card has no body.";
    }

    private static string? WhyRefuseElement(JsonElement element) =>
        TextOf(element, "type") switch
        {
            null => "An element or action of the card has no type.",
            "Action.OpenUrl" when !IsWebAddress(TextOf(element, "url")) => "An Action.OpenUrl has no absolute http or https url.",
            "Action.Submit" => "A card sent by a webhook cannot carry Action.Submit: nobody would receive it.",
            _ => null,
        };

    private static IEnumerable<JsonElement> ActionsOf(JsonElement card) =>
        ArrayOf(card, "actions") is { } actions ? actions.EnumerateArray() : [];

    private static bool IsWebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static JsonElement? ArrayOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var array)
        && array.ValueKind == JsonValueKind.Array
            ? array
            : null;
}
