using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>Writes each event once, as a line.</summary>
internal sealed class EventLines(Action<RotationRecord, LedgerEvent> write)
{
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);

    public void Show(RotationRecord record, IReadOnlyList<LedgerEvent> events)
    {
        foreach (var one in events.Where(one => one.Sequence > _shown.GetValueOrDefault(record.RotationId)))
        {
            write(record, one);
            _shown[record.RotationId] = one.Sequence;
        }
    }
}
