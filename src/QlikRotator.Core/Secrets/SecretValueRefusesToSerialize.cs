using System.Text.Json;
using System.Text.Json.Serialization;

namespace QlikRotator.Core.Secrets;

/// <summary>Makes a secret that strays into a record which is stored or sent a failure at once, not a leak found later.</summary>
internal sealed class SecretValueRefusesToSerialize : JsonConverter<SecretValue>
{
    private const string Refusal = "A secret value is never serialized: pass a reference to its Key Vault version instead.";

    public override SecretValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException(Refusal);

    public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) =>
        throw new NotSupportedException(Refusal);
}
