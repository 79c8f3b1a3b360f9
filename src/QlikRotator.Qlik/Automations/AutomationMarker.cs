using System.Text.RegularExpressions;

namespace QlikRotator.Qlik.Automations;

/// <summary>The rotation id at the end of a copy's name: <c>Refresh orders (rot 0123…)</c>.</summary>
internal static partial class AutomationMarker
{
    public static string Name(string name, string rotationId) => $"{Plain(name)} (rot {rotationId})";

    /// <summary>The name without the marker of any rotation.</summary>
    public static string Plain(string name) => Pattern().Replace(name, "");

    /// <summary>The rotation that made the copy; null where the name carries no marker.</summary>
    public static string? RotationIdIn(string? name) =>
        Pattern().Match(name ?? "") is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex(@"\s*\(rot (?<id>[0-9a-zA-Z-]+)\)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
