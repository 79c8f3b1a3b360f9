namespace QlikRotator.Notifications.Teams;

/// <summary>The envelope that a workflow's webhook takes.</summary>
internal sealed record CardMessage(string Type, IReadOnlyList<CardAttachment> Attachments)
{
    public static CardMessage Of(AdaptiveCard card) =>
        new("message", [new CardAttachment("application/vnd.microsoft.card.adaptive", card)]);
}

internal sealed record CardAttachment(string ContentType, AdaptiveCard Content);
