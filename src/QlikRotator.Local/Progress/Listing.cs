using Spectre.Console;

namespace QlikRotator.Local.Progress;

/// <summary>A table for a person, aligned columns for a pipe.</summary>
internal sealed class Listing(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string?[] cells) => _rows.Add([.. cells.Select(cell => cell ?? "")]);

    public void Write(Terminal terminal)
    {
        if (terminal.Json)
        {
            return;
        }

        if (terminal.Attended)
        {
            terminal.Console.Write(Table());
            return;
        }

        int[] widths = [.. headers.Select((_, column) => Width(column))];
        foreach (var row in _rows.Prepend(headers))
        {
            terminal.Say(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private Table Table()
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns([.. headers.Select(header => new TableColumn(Markup.Escape(header)))]);
        foreach (var row in _rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        return table;
    }

    private int Width(int column) => _rows.Append(headers).Max(row => row[column].Length);
}
