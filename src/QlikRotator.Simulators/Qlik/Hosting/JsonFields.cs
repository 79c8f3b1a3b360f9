using System.Text.Json;
using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Reading of fields that may be missing or of another type.</summary>
internal static class JsonFields
{
    public static string? Text(this JsonObject fields, string name) => fields[name].AsText();

    public static string? AsText(this JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    public static IReadOnlyList<string>? AsTexts(this JsonNode? node) =>
        node switch
        {
            JsonArray array when array.All(item => item.AsText() is not null) => [.. array.Select(item => item.AsText()!)],
            JsonValue value when value.AsText() is { } text => [text],
            _ => null,
        };
}
