using System.Text.RegularExpressions;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>The marker of an attempt at the end of a key's description: <c>Nightly export [rot:0123…-ab12cd34]</c>.</summary>
internal static partial class ApiKeyMarker
{
    /// <summary>The old key's description with this marker in place of any earlier one.</summary>
    public static string Describe(string oldDescription, string marker) =>
        $"{Pattern().Replace(oldDescription, "").TrimEnd()} [rot:{marker}]".TrimStart();

    public static string? MarkerIn(string? description) =>
        description is not null && Pattern().Match(description) is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex(@"\s*\[rot:(?<id>[0-9a-zA-Z-]+)\]\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
