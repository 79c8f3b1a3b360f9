using System.Text.Json;
using System.Text.Json.Serialization;

namespace QlikRotator.Qlik.Http;

/// <summary>Reads lists whose entries are all there: an entry that is null says that the answer is not what it should be.</summary>
internal sealed class WireListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() == typeof(List<>)
        && typeToConvert.GenericTypeArguments[0].IsClass;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WholeList<>).MakeGenericType(typeToConvert.GenericTypeArguments[0]))!;

    private sealed class WholeList<T> : JsonConverter<List<T>>
        where T : class
    {
        public override List<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var entries = JsonSerializer.Deserialize<T?[]>(ref reader, options) ?? [];
            return Array.TrueForAll(entries, entry => entry is not null)
                ? [.. entries.OfType<T>()]
                : throw new JsonException("An entry is missing.");
        }

        public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
