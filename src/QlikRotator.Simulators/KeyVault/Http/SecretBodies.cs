using System.Text.Json.Serialization;

namespace QlikRotator.Simulators.KeyVault.Http;

internal sealed record SetSecretBody(
    string? Value,
    string? ContentType,
    Dictionary<string, string>? Tags,
    SecretAttributesIn? Attributes
)
{
    public override string ToString() => "[secret]";
}

internal sealed record UpdateSecretBody(string? ContentType, Dictionary<string, string>? Tags, SecretAttributesIn? Attributes);

internal sealed record SecretAttributesIn(
    bool? Enabled,
    [property: JsonConverter(typeof(UnixSeconds))] DateTimeOffset? Nbf,
    [property: JsonConverter(typeof(UnixSeconds))] DateTimeOffset? Exp
);

internal sealed record SecretAttributesOut(
    bool Enabled,
    long? Nbf,
    long? Exp,
    long Created,
    long Updated,
    string RecoveryLevel,
    int RecoverableDays
);

internal sealed record SecretBundle(
    string? Value,
    string? ContentType,
    string Id,
    SecretAttributesOut Attributes,
    IReadOnlyDictionary<string, string>? Tags
)
{
    public string? RecoveryId { get; init; }

    public long? DeletedDate { get; init; }

    public long? ScheduledPurgeDate { get; init; }

    public override string ToString() => Id;
}
