using System.Text.Json;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Azure.Events;

/// <summary>
/// Reads Key Vault's events in both envelopes, alone or several in an array. Source: Azure documentation, "Azure Key Vault as Event
/// Grid source" and "CloudEvents v1.0 schema".
/// </summary>
public sealed class VaultEventReader : IVaultEventReader
{
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";

    private static readonly Dictionary<string, RotationTrigger> Triggers = new(StringComparer.Ordinal)
    {
        ["Microsoft.KeyVault.SecretNearExpiry"] = RotationTrigger.NearExpiry,
        ["Microsoft.KeyVault.SecretExpired"] = RotationTrigger.Expired,
        ["Microsoft.KeyVault.SecretNewVersionCreated"] = RotationTrigger.NewVersion,
    };

    public EventDelivery? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var items = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root };
            return new(
                [.. items.Select(ReadEvent).OfType<VaultEvent>()],
                items.Select(ReadCode).FirstOrDefault(code => code is not null)
            );
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static VaultEvent? ReadEvent(JsonElement item) =>
        Triggers.TryGetValue(TypeOf(item) ?? "", out var trigger)
        && Data(item, "Id") is { } id
        && Uri.TryCreate(id, UriKind.Absolute, out var address)
        && address.AbsolutePath.Split('/') is ["", "secrets", var name, var version]
            ? new VaultEvent(trigger, new SecretVersionReference(new Uri(address, "/"), name, version))
            : null;

    private static string? ReadCode(JsonElement item) => TypeOf(item) == Validation ? Data(item, "validationCode") : null;

    private static string? TypeOf(JsonElement item) => Text(item, "eventType") ?? Text(item, "type");

    private static string? Data(JsonElement item, string name) =>
        item.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? Text(data, name) : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
