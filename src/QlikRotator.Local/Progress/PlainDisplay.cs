using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>One line per event and what it says below, and what is waited for until when, for pipes and logs.</summary>
internal sealed class PlainDisplay(Terminal terminal) : IRotationDisplay
{
    private const string Indent = "         ";

    /// <summary>What is over before anybody has read of it is not worth a line.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(5);

    private readonly EventLines _lines = new(
        (row, one) => Write(terminal, one.Event.At, $"{row.Secret.Name}: {one.Title}", one.Text)
    );
    private RotationWait? _said;

    public void Show(RotationRow row, IReadOnlyList<LedgerEvent> events)
    {
        _lines.Show(row, events);
        if (row is { Outcome: null, Wait: { } wait } && wait != _said && wait.Until - row.UpdatedAt > Brief)
        {
            Write(terminal, row.UpdatedAt, $"{row.Secret.Name}: {StageWords.Of(row.Stage, wait)}", "");
            _said = wait;
        }
    }

    private static void Write(Terminal terminal, DateTimeOffset at, string title, string text)
    {
        string[] lines = [.. Wrapped(title), .. Wrapped(text)];
        terminal.Say($"{at:HH:mm:ss} {lines[0]}");
        foreach (var line in lines.Skip(1))
        {
            terminal.Say($"{Indent}{line}");
        }
    }

    private static IEnumerable<string> Wrapped(string text) =>
        WrappedText.Lines(text, Listing.Width - Indent.Length).Where(line => line.Length > 0);
}
