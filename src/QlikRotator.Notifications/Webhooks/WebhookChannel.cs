using System.Text.Json;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Signing;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Webhooks;

/// <summary>A program that wants to know: the notice as JSON, signed where a signing secret is named.</summary>
internal sealed class WebhookChannel(WebPost post, NamedSecret secrets, TimeProvider time) : INoticeChannel
{
    public const string EventHeader = "X-Rotator-Event";

    /// <summary>The same for every attempt at one message.</summary>
    public const string DeliveryHeader = "X-Rotator-Delivery";

    public async Task<SendResult> SendAsync(NoticeDelivery delivery, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(WebhookNotice.Of(delivery, time.GetUtcNow()), RotatorJson.Options);
        var headers = new Dictionary<string, string> { [EventHeader] = delivery.Notice.Event, [DeliveryHeader] = delivery.Id };
        return await SignAsync(delivery, body, headers, ct) ?? await post.SendAsync(delivery.Options, body, headers, ct);
    }

    private async Task<SendResult?> SignAsync(
        NoticeDelivery delivery,
        byte[] body,
        Dictionary<string, string> headers,
        CancellationToken ct
    )
    {
        if (delivery.Options.SigningSecret is not { } name)
        {
            return null;
        }

        try
        {
            var read = await secrets.ReadAsync(name, ct);
            if (read.Value is not { } key)
            {
                return SendResult.Never(
                    NotificationCodes.SigningSecretUnreadable,
                    $"The secret '{name}' cannot be read: {read.Problem}"
                );
            }

            if (WebhookKey.Read(key) is not { } signing)
            {
                var bad = WebhookKey.Bad(name);
                return SendResult.Never(bad.Code, bad.Message);
            }

            foreach (var (header, value) in WebhookSignature.Headers(signing, delivery.Id, time.GetUtcNow(), body))
            {
                headers[header] = value;
            }

            return null;
        }
        catch (TryAgainException outage)
        {
            return SendResult.Later(outage.Reason.Code, outage.Reason.Message);
        }
    }
}
