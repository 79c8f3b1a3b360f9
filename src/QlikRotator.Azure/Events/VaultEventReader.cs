using System.Text.Json;
using Azure.Messaging;
using Azure.Messaging.EventGrid;
using Azure.Messaging.EventGrid.SystemEvents;
using QlikRotator.Application.Events;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Azure.Events;

/// <summary>Reads Key Vault's events with Event Grid's own library.</summary>
public sealed class VaultEventReader : IVaultEventReader
{
    private static readonly Reason NotAnEvent = new(
        AzureCodes.NotAnEvent,
        "It is neither an Event Grid event nor a CloudEvent 1.0."
    );

    public EventDelivery Read(string json)
    {
        var envelopes = Parse(() => CloudEventsOf(json)) ?? Parse(() => EventGridEventsOf(json));
        return envelopes is null or [] ? new EventDelivery([], [], null, NotAnEvent) : Sort(envelopes);
    }

    private static EventDelivery Sort(IReadOnlyList<Envelope> envelopes)
    {
        var events = envelopes.Select(ReadEvent).OfType<VaultEvent>().ToList();
        var bad = envelopes.FirstOrDefault(one => IsAboutASecret(one) && ReadEvent(one) is null);
        return new EventDelivery(
            events,
            [.. envelopes.Where(IsSomethingElse).Select(one => one.Type)],
            envelopes.Select(one => one.Data).OfType<SubscriptionValidationEventData>().FirstOrDefault()?.ValidationCode,
            bad is null
                ? null
                : new Reason(AzureCodes.NotASecret, $"An event of type {bad.Type} names no version of a secret in a vault.")
        );
    }

    private static IEnumerable<Envelope> CloudEventsOf(string json) =>
        CloudEvent
            .ParseMany(BinaryData.FromString(json))
            .Select(one => new Envelope(one.Type, one.TryGetSystemEventData(out var data) ? data : null));

    private static IEnumerable<Envelope> EventGridEventsOf(string json) =>
        EventGridEvent
            .ParseMany(BinaryData.FromString(json))
            .Select(one => new Envelope(one.EventType, one.TryGetSystemEventData(out var data) ? data : null));

    /// <summary>The library says in several ways that something is not what it was taken for.</summary>
    private static IReadOnlyList<Envelope>? Parse(Func<IEnumerable<Envelope>> parse)
    {
        try
        {
            return [.. parse()];
        }
        catch (Exception failure)
            when (failure
                    is JsonException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or KeyNotFoundException
            )
        {
            return null;
        }
    }

    private static VaultEvent? ReadEvent(Envelope envelope) =>
        SecretEventOf(envelope.Data) is { } secretEvent
        && Uri.TryCreate(secretEvent.SecretId, UriKind.Absolute, out var address)
        && address.AbsolutePath.Split('/') is ["", "secrets", { Length: > 0 } name, { Length: > 0 } version]
            ? new VaultEvent(secretEvent.Trigger, new SecretVersionReference(new Uri(address, "/"), name, version))
            : null;

    private static SecretEvent? SecretEventOf(object? data) =>
        data switch
        {
            KeyVaultSecretNearExpiryEventData near => new(RotationTrigger.NearExpiry, near.Id),
            KeyVaultSecretExpiredEventData expired => new(RotationTrigger.Expired, expired.Id),
            KeyVaultSecretNewVersionCreatedEventData created => new(RotationTrigger.NewVersion, created.Id),
            _ => null,
        };

    /// <summary>By its type: the library gives no data where these have another shape than they should.</summary>
    private static bool IsAboutASecret(Envelope one) =>
        one.Type
            is SystemEventNames.KeyVaultSecretNearExpiry
                or SystemEventNames.KeyVaultSecretExpired
                or SystemEventNames.KeyVaultSecretNewVersionCreated;

    private static bool IsSomethingElse(Envelope one) => !IsAboutASecret(one) && one.Data is not SubscriptionValidationEventData;

    private sealed record Envelope(string Type, object? Data);

    private sealed record SecretEvent(RotationTrigger Trigger, string? SecretId);
}
