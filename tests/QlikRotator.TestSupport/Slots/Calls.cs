using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.TestSupport.Slots;

/// <summary>Slot calls as the steps make them.</summary>
internal static class Calls
{
    public const string Tenant = "acme.eu.qlikcloud.com";
    public const string RotationId = "0123456789abcdef01234567";

    /// <param name="tag">The slot's tag text.</param>
    /// <param name="before">The version being replaced.</param>
    /// <param name="delivered">The version being delivered.</param>
    public static SlotCall Of(string tag, SecretVersionReference before, SecretVersionReference delivered)
    {
        SlotReference.TryParse(tag, out var slot).ShouldBeTrue();
        var created = new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero);
        var secret = new ManagedSecret(
            before,
            "api-key",
            Tenant,
            "u1",
            "k1",
            "default",
            [slot!],
            created,
            null,
            true,
            null,
            null
        );
        return new SlotCall(slot!, Tenant, secret, delivered, RotationId);
    }
}
