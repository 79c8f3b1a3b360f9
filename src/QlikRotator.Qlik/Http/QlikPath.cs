namespace QlikRotator.Qlik.Http;

/// <summary>Puts ids and query values into paths.</summary>
internal static class QlikPath
{
    /// <summary>One path segment or query value, escaped. A segment that is only dots is refused later, where the address is made.</summary>
    public static string Escaped(string text) => Uri.EscapeDataString(text);

    /// <summary>A value inside a filter expression, quotes escaped.</summary>
    public static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
