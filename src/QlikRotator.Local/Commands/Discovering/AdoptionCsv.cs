using QlikRotator.Application.Discovering;
using QlikRotator.Core;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands.Discovering;

/// <summary>Writes the file that <c>adopt --file</c> takes.</summary>
internal static class AdoptionCsv
{
    /// <param name="incomplete">Why something may be managed that looks as if it were not: then no file is written.</param>
    /// <returns>Whether it was written.</returns>
    public static async Task<bool> WriteAsync(
        Terminal terminal,
        FileInfo file,
        IReadOnlyList<TenantDiscovery> tenants,
        Reason? incomplete,
        CancellationToken ct
    )
    {
        if (incomplete is not null)
        {
            await terminal.Error.WriteLineAsync(
                "No file was written: what is managed is not known, as a vault could not be read."
            );
            return false;
        }

        try
        {
            var rows = AdoptionRows.Of(tenants).ToList();
            await File.WriteAllLinesAsync(file.FullName, rows.Prepend(AdoptionRows.Columns).Select(Line), ct);
            terminal.Say(
                rows.Count == 0
                    ? $"{file.Name} has no entry: everything that could be adopted is managed."
                    : $"Wrote {file.Name}: look through it, then 'adopt --file {file.Name} --issue --dry-run'."
            );
            return true;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"No file was written: {unwritable.Message}");
            return false;
        }
    }

    private static string Line(IReadOnlyList<string> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
