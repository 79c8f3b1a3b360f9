using System.Globalization;
using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>Reading and writing of one place in a JSON object, by the parts of a JSON pointer.</summary>
internal static class JsonPath
{
    public static IReadOnlyList<string> Parts(string pointer) =>
        [
            .. pointer
                .Split('/')
                .Skip(1)
                .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)),
        ];

    public static JsonNode? Read(JsonNode? root, IEnumerable<string> parts)
    {
        foreach (var part in parts)
        {
            root = root switch
            {
                JsonObject fields => fields[part],
                JsonArray items when Index(part) is { } index && index < items.Count => items[index],
                _ => null,
            };
        }

        return root;
    }

    /// <summary>Puts a value in place; false where its parent does not exist.</summary>
    public static bool Write(JsonNode root, IReadOnlyList<string> parts, JsonNode? value)
    {
        switch (Read(root, parts.SkipLast(1)))
        {
            case JsonObject fields:
                fields[parts[^1]] = value?.DeepClone();
                return true;
            case JsonArray items when Index(parts[^1]) is { } index && index < items.Count:
                items[index] = value?.DeepClone();
                return true;
            case JsonArray items when parts[^1] == "-" || Index(parts[^1]) == items.Count:
                items.Add(value?.DeepClone());
                return true;
            default:
                return false;
        }
    }

    public static void Remove(JsonNode root, IReadOnlyList<string> parts)
    {
        var parent = Read(root, parts.SkipLast(1));
        if (parent is JsonArray items && Index(parts[^1]) is { } index && index < items.Count)
        {
            items.RemoveAt(index);
        }

        (parent as JsonObject)?.Remove(parts[^1]);
    }

    private static int? Index(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
