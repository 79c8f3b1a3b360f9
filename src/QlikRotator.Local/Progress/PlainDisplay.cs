using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>One line per event and what it says below, for pipes and logs.</summary>
internal sealed class PlainDisplay(Terminal terminal) : IRotationDisplay
{
    private const string Indent = "         ";

    private readonly EventLines _lines = new((record, one) => Write(terminal, record, one));

    public void Show(RotationRecord record, IReadOnlyList<LedgerEvent> events) => _lines.Show(record, events);

    private static void Write(Terminal terminal, RotationRecord record, LedgerEvent one)
    {
        terminal.Say($"{one.At:HH:mm:ss} {record.Subject.Name}: {EventWords.Title(one.Entry)}");
        var text = EventWords.Text(one.Entry, record.Tenant);
        foreach (var line in WrappedText.Lines(text, Listing.Width - Indent.Length).Where(line => line.Length > 0))
        {
            terminal.Say($"{Indent}{line}");
        }
    }
}
