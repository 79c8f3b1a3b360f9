using System.Text.RegularExpressions;

namespace QlikRotator.Qlik.Automations;

/// <summary>The marker of an attempt at the end of a copy's name: <c>Refresh orders (rot 0123…-ab12cd34)</c>.</summary>
internal static partial class AutomationMarker
{
    public static string Name(string name, string marker) => $"{Plain(name)} (rot {marker})";

    /// <summary>The name without a marker.</summary>
    public static string Plain(string name) => Pattern().Replace(name, "");

    /// <summary>Null where the name carries none.</summary>
    public static string? MarkerIn(string? name) =>
        Pattern().Match(name ?? "") is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex(@"\s*\(rot (?<id>[0-9a-zA-Z-]+)\)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
