using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>One line per event, for pipes and logs.</summary>
internal sealed class PlainDisplay(Terminal terminal) : IRotationDisplay
{
    private readonly EventLines _lines = new(
        (record, one) => terminal.Say($"{one.At:HH:mm:ss} {record.Subject.Name} {one.Entry.What}: {one.Entry.Why}")
    );

    public void Show(RotationRecord record, IReadOnlyList<LedgerEvent> events) => _lines.Show(record, events);
}
