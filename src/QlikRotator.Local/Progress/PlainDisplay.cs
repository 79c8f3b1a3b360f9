using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>One line per event and what it says below, for pipes and logs.</summary>
internal sealed class PlainDisplay(Terminal terminal) : IRotationDisplay
{
    private const string Indent = "         ";

    private readonly EventLines _lines = new((row, one) => Write(terminal, row, one));

    public void Show(RotationRow row, IReadOnlyList<LedgerEvent> events) => _lines.Show(row, events);

    private static void Write(Terminal terminal, RotationRow row, EventLine one)
    {
        terminal.Say($"{one.Event.At:HH:mm:ss} {row.Secret.Name}: {one.Title}");
        foreach (var line in WrappedText.Lines(one.Text, Listing.Width - Indent.Length).Where(line => line.Length > 0))
        {
            terminal.Say($"{Indent}{line}");
        }
    }
}
