using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QlikRotator.Local.Demo;

/// <summary>The settings of a simulated estate as a file, with which every other command works on it from a second terminal.</summary>
internal static class DemoSettingsFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <returns>Where it is.</returns>
    public static async Task<string> WriteAsync(string folder, IConfiguration settings, CancellationToken ct)
    {
        var file = Path.Combine(folder, "rotator.json");
        var content = new JsonObject { ["Rotator"] = NodeOf(settings.GetSection("Rotator")) };
        await File.WriteAllTextAsync(file, content.ToJsonString(Readable), ct);
        return file;
    }

    private static JsonNode? NodeOf(IConfigurationSection section)
    {
        List<IConfigurationSection> children = [.. section.GetChildren()];
        if (children.Count == 0)
        {
            return section.Value;
        }

        return children.TrueForAll(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new JsonArray([.. children.Select(NodeOf)])
            : new JsonObject(children.Select(child => KeyValuePair.Create(child.Key, NodeOf(child))));
    }
}
