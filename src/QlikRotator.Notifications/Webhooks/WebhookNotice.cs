using QlikRotator.Application.Messages;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Webhooks;

/// <summary>What a program is sent. Fields are only ever added.</summary>
/// <param name="Delivery">The same for every attempt at one message.</param>
/// <param name="ApprovalId">What <c>POST /api/approvals/{id}</c> takes an answer to; null where nothing is asked.</param>
/// <param name="Page">Where a person sees more; null where no public address is configured.</param>
/// <param name="Purpose">What the message is for, so that one that was signed for something else is not taken for it.</param>
/// <param name="Recipient">The channel it is for, by its name in the settings.</param>
internal sealed record WebhookNotice(
    string Event,
    string Purpose,
    string Recipient,
    string Delivery,
    DateTimeOffset At,
    string Secret,
    Uri Vault,
    string? RotationId,
    string Title,
    string Text,
    string Next,
    IReadOnlyList<NoticeFact> Facts,
    Uri? Page,
    string? ApprovalId
)
{
    public static WebhookNotice Of(NoticeDelivery delivery, DateTimeOffset at) =>
        new(
            delivery.Notice.Event,
            "notice",
            delivery.Channel,
            delivery.Id,
            at,
            delivery.Notice.Secret.Name,
            delivery.Notice.Secret.Vault,
            delivery.Notice.RotationId,
            delivery.Notice.Title,
            delivery.Notice.Text,
            delivery.Notice.Next,
            delivery.Notice.Facts,
            delivery.Page,
            delivery.Notice.ApprovalId
        );
}
