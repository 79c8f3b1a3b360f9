using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace QlikRotator.Qlik.Http;

/// <summary>
/// Reads an object whose shape is the tenant's own. One name with two values, or a text that is none, is refused here and now, at any depth: a
/// <see cref="JsonObject"/> would only say so when somebody looks into it.
/// </summary>
internal sealed class WireObjectConverter : JsonConverter<JsonObject>
{
    public override JsonObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        try
        {
            return element.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(Readable(element))
                : throw new JsonException("Not an object.");
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonException("A text is none.", notText);
        }
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer);

    private static JsonElement Readable(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            element.GetString();
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Readable(item);
            }
        }

        if (element.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
            {
                Readable(property.Value);
                if (!names.Add(property.Name))
                {
                    throw new JsonException("One name has two values.");
                }
            }
        }

        return element;
    }
}
