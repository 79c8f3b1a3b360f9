using System.Globalization;
using System.Text.Json;

namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>Events as Event Grid delivers them; the names follow its published schema for Key Vault.</summary>
internal static class VaultEventJson
{
    /// <summary>Azure's envelope comes as an array of one, a CloudEvent alone.</summary>
    public static string Render(VaultEvent happened, EventSchema schema) =>
        schema == EventSchema.CloudEvents
            ? JsonSerializer.Serialize(CloudEvent(happened))
            : JsonSerializer.Serialize<object[]>([EventGridEvent(happened)]);

    private static object EventGridEvent(VaultEvent happened) =>
        new
        {
            id = happened.Id,
            topic = happened.Topic,
            subject = happened.SecretName,
            eventType = TypeOf(happened.Kind),
            eventTime = TimeOf(happened),
            data = DataOf(happened),
            dataVersion = "1",
            metadataVersion = "1",
        };

    private static object CloudEvent(VaultEvent happened) =>
        new
        {
            id = happened.Id,
            source = happened.Topic,
            specversion = "1.0",
            type = TypeOf(happened.Kind),
            subject = happened.SecretName,
            time = TimeOf(happened),
            data = DataOf(happened),
        };

    private static object DataOf(VaultEvent happened) =>
        new
        {
            Id = happened.SecretId,
            happened.VaultName,
            ObjectType = "Secret",
            ObjectName = happened.SecretName,
            Version = happened.SecretVersion,
            NBF = happened.NotBefore?.ToUnixTimeSeconds(),
            EXP = happened.Expires?.ToUnixTimeSeconds(),
        };

    private static string TypeOf(VaultEventKind kind) => $"Microsoft.KeyVault.Secret{kind}";

    private static string TimeOf(VaultEvent happened) => happened.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
