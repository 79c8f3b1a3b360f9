using System.Text.Json;
using QlikRotator.Core.Ports;

namespace QlikRotator.Notifications.Consumers;

/// <summary>What a consumer is told: where the value is, never what it is.</summary>
/// <param name="Event"><c>deliver</c>: read this version now. <c>verify</c>: does it work for you?</param>
/// <param name="Vault">Address of the vault.</param>
internal sealed record WebhookBody(string Event, Uri Vault, string Secret, string Version, string RotationId)
{
    public static WebhookBody Of(string what, SlotCall call) =>
        new(what, call.Version.Vault, call.Version.Name, call.Version.Version, call.RotationId);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}
