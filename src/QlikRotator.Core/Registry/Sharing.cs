namespace QlikRotator.Core.Registry;

/// <summary>Tells whether two managed secrets get in each other's way. Pure.</summary>
public static class Sharing
{
    private const string Webhook = "webhook";

    /// <summary>
    /// Two that name one credential: rotating one kills the value of the other. At two hosts, too: no two clients, owners or automations of Qlik's have
    /// one id, so that it is one tenant by two of its names.
    /// </summary>
    public static bool IsSameCredential(ManagedSecret one, ManagedSecret other) =>
        one.Source != ManagedTags.External
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
        one.Slots.Where(slot => Holds(slot) && other.Slots.Any(its => Place(its, other) == Place(slot, one)));

    /// <summary>Places that several of many are delivered to.</summary>
    public static IReadOnlyList<SharedSlot> SharedSlots(IEnumerable<ManagedSecret> secrets) =>
        [
            .. secrets
                .SelectMany(secret => secret.Slots.Where(Holds).Select(slot => (secret, slot)))
                .GroupBy(one => Place(one.slot, one.secret))
                .Select(place => (place.First().slot, secrets: place.Select(one => one.secret.Secret).Distinct().ToList()))
                .Where(place => place.secrets.Count > 1)
                .Select(place => new SharedSlot(place.slot, place.secrets, Warning(place.slot, place.secrets))),
        ];

    private static Reason Warning(SlotReference slot, List<SecretReference> secrets) =>
        new(
            CoreCodes.SharedSlot,
            $"{string.Join(" and ", secrets)} are delivered to '{slot}': it holds the value of whichever came last. Take the slot's tag off all but one."
        );

    /// <summary>A consumer that is only told of a version can be told of several.</summary>
    private static bool Holds(SlotReference slot) => slot.Kind != Webhook;

    private static (string, string, string, string?) Place(SlotReference slot, ManagedSecret secret) =>
        (slot.Kind, slot.Target, (slot.Tenant ?? secret.Tenant).ToLowerInvariant(), slot.Pointer);
}
