using System.Text.Json;
using System.Text.Json.Serialization;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>Dates on the wire: seconds since 1970. What no date can hold is a bad request, not a fault of the server.</summary>
internal sealed class UnixSeconds : JsonConverter<DateTimeOffset>
{
    private static readonly long Earliest = DateTimeOffset.UnixEpoch.ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
        && reader.TryGetInt64(out var seconds)
        && seconds >= Earliest
        && seconds <= Latest
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new JsonException("Not a date.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeSeconds());
}
