using System.Globalization;
using System.Text;

namespace QlikRotator.Core;

/// <summary>
/// Texts that people and other systems send. They are recorded, logged and sent on, so they have a length, and what steers a terminal
/// or begins a new line is written out.
/// </summary>
public static class FreeText
{
    /// <summary>Characters of a reason or a comment.</summary>
    public const int Longest = 500;

    private const int LongestName = 300;

    /// <summary>What is wrong with a person's words; null where they can be taken.</summary>
    /// <param name="field">As the sender calls it.</param>
    public static Reason? Problem(string? text, string field) =>
        text is { Length: > Longest }
            ? new(CoreCodes.TextTooLong, $"'{field}' has {text.Length} characters; at most {Longest} are taken.")
            : null;

    /// <summary>Whether it can be the name of a person or a secret.</summary>
    public static bool IsName(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName && !text.Any(IsUnseen);

    public static string Shorten(string text, int most = Longest)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return $"{text[..end]}…";
    }

    /// <summary>The same in one line that moves no cursor: line ends, control characters and marks of direction are written out.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsUnseen))
        {
            return text;
        }

        var line = new StringBuilder(text.Length + 16);
        foreach (var one in text)
        {
            line.Append(IsUnseen(one) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}") : one.ToString());
        }

        return line.ToString();
    }

    private static bool IsUnseen(char one) =>
        char.GetUnicodeCategory(one)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
