namespace QlikRotator.Core.Registry;

/// <summary>Tells whether two managed secrets get in each other's way. Pure.</summary>
public static class Sharing
{
    /// <summary>Two that name one credential: rotating one kills the value of the other.</summary>
    public static bool IsSameCredential(ManagedSecret one, ManagedSecret other) =>
        one.Source != ManagedTags.External
        && string.Equals(one.Tenant, other.Tenant, StringComparison.OrdinalIgnoreCase)
        && one.Source == other.Source
        && one.ResourceId == other.ResourceId
        && one.CredentialId is not null
        && one.CredentialId == other.CredentialId;

    public static Reason Refusal(ManagedSecret other, string? credentialId) =>
        new(
            CoreCodes.SharedCredential,
            $"{other.Secret} is tagged with credential '{credentialId}', too: rotating one would kill the other's value. Give each a credential of its own, or let one of them go."
        );

    /// <summary>Places that both are delivered to.</summary>
    public static IEnumerable<SlotReference> SharedSlots(ManagedSecret one, ManagedSecret other) =>
        one.Slots.Where(slot => other.Slots.Any(its => Place(its, other) == Place(slot, one)));

    private static (string, string, string?, string?) Place(SlotReference slot, ManagedSecret secret) =>
        (slot.Kind, slot.Target, slot.Tenant ?? secret.Tenant, slot.Pointer);
}
