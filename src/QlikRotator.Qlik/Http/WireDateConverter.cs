using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QlikRotator.Qlik.Http;

/// <summary>Reads a date where there is one; an empty or unreadable one is an unknown date, not a broken answer.</summary>
internal sealed class WireDateConverter : JsonConverter<DateTimeOffset?>
{
    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
            return DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, style, out var date) ? date : null;
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString("O", CultureInfo.InvariantCulture));
}
