namespace QlikRotator.Local.Progress;

/// <summary>
/// Aligned columns that fit 80 characters, on a terminal and in a pipe: nothing is cut off. Columns that do not fit beside the others
/// stand on lines of their own below, each with its name.
/// </summary>
internal sealed class Listing(params string[] headers)
{
    /// <summary>What every terminal shows, and every log.</summary>
    public const int Width = 80;

    private const int Gap = 2;
    private const string Indent = "    ";

    private readonly List<string[]> _rows = [];

    public void Add(params string?[] cells) => _rows.Add([.. cells.Select(cell => cell ?? "")]);

    public void Write(Terminal terminal)
    {
        if (terminal.Json)
        {
            return;
        }

        int[] widths =
        [
            .. headers.Select((header, column) => _rows.Select(row => row[column].Length).Append(header.Length).Max()),
        ];
        var beside = Fitting(widths);
        terminal.SayBold(Line(headers, widths, beside));
        foreach (var row in _rows)
        {
            terminal.Say(Line(row, widths, beside));
            foreach (var line in Below(row, beside))
            {
                terminal.Say(line);
            }
        }
    }

    /// <summary>How many columns stand beside each other; the first always does.</summary>
    private static int Fitting(int[] widths)
    {
        var used = widths[0];
        var count = 1;
        while (count < widths.Length && used + Gap + widths[count] <= Width)
        {
            used += Gap + widths[count++];
        }

        return count;
    }

    private static string Line(string[] cells, int[] widths, int beside) =>
        string.Join(new string(' ', Gap), cells.Take(beside).Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();

    private IEnumerable<string> Below(string[] row, int beside) =>
        Enumerable
            .Range(beside, headers.Length - beside)
            .Where(column => row[column].Length > 0)
            .SelectMany(column => WrappedText.Lines($"{headers[column]}: {row[column]}", Width - Indent.Length))
            .Select(line => $"{Indent}{line}");
}
