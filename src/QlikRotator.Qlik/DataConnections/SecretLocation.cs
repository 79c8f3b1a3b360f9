using System.Globalization;
using System.Text.Json.Nodes;
using QlikRotator.Core;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>
/// Where in a connection the secret is, from the slot's pointer: <c>/connectionProperties/{property}[/…]</c>, <c>/qPassword</c>, or
/// <c>/connectionProperties/queryHeaders/{position or name}/value</c>. Only secrets: a changed address would send them elsewhere.
/// </summary>
internal sealed record SecretLocation(string Path, IReadOnlyList<string> Segments)
{
    private const string Properties = "connectionProperties";
    private const string Headers = "queryHeaders";
    private const string ExpectedHeader = "Authorization";

    private static readonly HashSet<string> Addresses = new(
        ["url", "host", "hostname", "server", "port", "database", "driver", "sourceType", "endpoint"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The property that the secret is in; null for the separate password.</summary>
    public string? Property => Segments[0] == Properties ? Segments[1] : null;

    public static Result<SecretLocation> Find(string? pointer, JsonObject? properties)
    {
        var segments = (pointer ?? "").Split('/').Skip(1).Select(Unescaped).ToList();
        return segments switch
        {
            ["qPassword"] => Found(segments),
            [Properties, Headers, var header, "value"] => FindHeader(header, properties?[Headers] as JsonArray),
            [Properties, Headers, ..] => Refused(pointer),
            [Properties, { Length: > 0 } property, ..] when !Addresses.Contains(property) => Found(segments),
            _ => Refused(pointer),
        };
    }

    /// <summary>What the connection shows at this place, where it shows anything.</summary>
    public string? ShownIn(JsonObject? properties)
    {
        JsonNode? node = properties;
        foreach (var segment in Segments.Skip(1))
        {
            node = node switch
            {
                JsonObject json => json[segment],
                JsonArray array when Position(segment) is { } at && at < array.Count => array[at],
                _ => null,
            };
        }

        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    /// <summary>A position is only as good as what is there now: somebody may have put another header before it.</summary>
    private static Result<SecretLocation> FindHeader(string header, JsonArray? headers)
    {
        var names = (headers ?? []).Select(one => one?["name"]?.ToString()).ToList();
        var expected = Position(header) is null ? header : ExpectedHeader;
        var at = Position(header) ?? names.FindIndex(name => Same(name, expected));
        return at >= 0 && at < names.Count && Same(names[at], expected)
            ? Found([Properties, Headers, at.ToString(CultureInfo.InvariantCulture), "value"])
            : new Reason(
                QlikCodes.NoSuchHeader,
                $"The connection has no header '{expected}' where the slot's tag says: '{header}'."
            );
    }

    private static Result<SecretLocation> Found(List<string> segments) =>
        new SecretLocation($"/{string.Join('/', segments.Select(Escaped))}", segments);

    private static Result<SecretLocation> Refused(string? pointer) =>
        new Reason(QlikCodes.NotASecretPath, $"'{pointer}' does not point to a secret of a data connection.");

    private static int? Position(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Unescaped(string segment) =>
        segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static string Escaped(string segment) =>
        segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
