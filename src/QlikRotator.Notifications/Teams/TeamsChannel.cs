using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Notifications.Channels;
using QlikRotator.Notifications.Webhooks;

namespace QlikRotator.Notifications.Teams;

/// <summary>A Teams channel or chat, through the webhook of a workflow.</summary>
internal sealed class TeamsChannel(WebPost post) : INoticeChannel
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    public Task<SendResult> SendAsync(NoticeDelivery delivery, CancellationToken ct)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(CardMessage.Of(AdaptiveCard.Of(delivery)), RotatorJson.Options);
        return post.SendAsync(delivery.Options, message, NoHeaders, ct);
    }
}
