using System.Text.RegularExpressions;

namespace QlikRotator.Adapters.Qlik.Automations;

/// <summary>The rotation id at the end of a copy's name: <c>Refresh orders (rot 0123…)</c>.</summary>
internal static partial class AutomationMarker
{
    public static string Name(string name, string rotationId) => $"{Plain(name)} (rot {rotationId})";

    /// <summary>The name without the marker of any rotation.</summary>
    public static string Plain(string name) => Pattern().Replace(name, "");

    [GeneratedRegex(@"\s*\(rot [0-9a-zA-Z-]+\)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
