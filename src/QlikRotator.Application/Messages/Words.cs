using System.Globalization;

namespace QlikRotator.Application.Messages;

/// <summary>Numbers with their noun, as people write them.</summary>
public static class Words
{
    /// <summary><c>1 slot</c>, <c>2 slots</c>. For nouns that take an s.</summary>
    public static string Count(int number, string noun) =>
        $"{number.ToString("#,0", CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>In the unit that needs the fewest digits: <c>6.5 hours</c>, <c>1 minute</c>.</summary>
    public static string Span(TimeSpan time) =>
        time.TotalDays >= 2 ? Amount(time.TotalDays, "day")
        : time.TotalHours >= 1 ? Amount(time.TotalHours, "hour")
        : time.TotalMinutes >= 1 ? Amount(time.TotalMinutes, "minute")
        : Amount(time.TotalSeconds, "second");

    private static string Amount(double number, string unit)
    {
        var text = number.ToString("0.#", CultureInfo.InvariantCulture);
        return $"{text} {unit}{(text == "1" ? "" : "s")}";
    }
}
