using System.ComponentModel;
using System.Globalization;

namespace QlikRotator.Application.Settings;

/// <summary>What a single setting's text must look like. Stricter than the binder where the binder guesses.</summary>
internal static class SettingText
{
    public static bool IsText(Type type)
    {
        var bare = Bare(type);
        return bare.IsPrimitive
            || bare.IsEnum
            || bare == typeof(string)
            || bare == typeof(Uri)
            || bare == typeof(TimeSpan)
            || bare == typeof(TimeOnly);
    }

    /// <summary>What is wrong with the text, or null.</summary>
    public static string? Problem(string text, Type type)
    {
        var bare = Bare(type);
        return bare switch
        {
            _ when bare == typeof(TimeSpan) => IsDuration(text)
                ? null
                : $"'{text}' is no duration: write days.hours:minutes:seconds, such as 90.00:00:00 or 06:30:00",
            { IsEnum: true } => Enum.GetNames(bare).Contains(text, StringComparer.OrdinalIgnoreCase)
                ? null
                : $"'{text}' is none of {string.Join(", ", Enum.GetNames(bare))}",
            _ when Converts(text, bare) => null,
            _ => $"'{text}' is no {Word(bare)}",
        };
    }

    /// <summary>The binder reads "90" as days and "24:00:00" as 24 days; neither is what was meant.</summary>
    private static bool IsDuration(string text) =>
        text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out _);

    private static bool Converts(string text, Type type)
    {
        try
        {
            TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception refused) when (refused is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Word(Type type) =>
        type switch
        {
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(Uri) => "address",
            _ when type == typeof(TimeOnly) => "time of day such as 22:30",
            _ => "number",
        };

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
