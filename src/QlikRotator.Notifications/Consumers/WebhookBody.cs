using System.Text.Json;
using QlikRotator.Core.Ports;

namespace QlikRotator.Notifications.Consumers;

/// <summary>What a consumer is told: where the value is, never what it is.</summary>
/// <param name="Event"><c>deliver</c>: read this version now. <c>verify</c>: does it work for you?</param>
/// <param name="Purpose">What the message is for, so that one that was signed for something else is not taken for it.</param>
/// <param name="Recipient">The host it is for.</param>
/// <param name="Vault">Address of the vault.</param>
internal sealed record WebhookBody(
    string Event,
    string Purpose,
    string Recipient,
    Uri Vault,
    string Secret,
    string Version,
    string RotationId
)
{
    public static WebhookBody Of(string what, Uri address, SlotCall call) =>
        new(
            what,
            "webhook-slot",
            address.Authority,
            call.Version.Vault,
            call.Version.Name,
            call.Version.Version,
            call.RotationId
        );

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}
