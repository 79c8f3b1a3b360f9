using System.Text.Json;
using System.Text.Json.Serialization;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.Http;

/// <summary>Turns a value on the wire into one that cannot be printed, before anything else sees it, and back.</summary>
internal sealed class WireSecretConverter : JsonConverter<SecretValue>
{
    public override SecretValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } value ? new SecretValue(value) : null;

    public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Reveal());
}
