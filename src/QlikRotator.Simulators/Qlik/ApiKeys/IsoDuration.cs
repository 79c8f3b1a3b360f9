using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>ISO 8601 durations, weeks included.</summary>
internal static partial class IsoDuration
{
    private const int DaysPerWeek = 7;

    /// <summary>Null where the text is not a duration longer than nothing.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (Weeks().Match(text) is { Success: true } weeks)
        {
            return TimeSpan.FromDays(DaysPerWeek * int.Parse(weeks.Groups["weeks"].Value, CultureInfo.InvariantCulture));
        }

        try
        {
            var duration = XmlConvert.ToTimeSpan(text);
            return duration > TimeSpan.Zero ? duration : null;
        }
        catch (Exception refused) when (refused is FormatException or OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex("^P(?<weeks>[1-9][0-9]{0,3})W$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weeks();
}
