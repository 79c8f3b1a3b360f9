using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>Writes each event once, as a line.</summary>
internal sealed class EventLines(Action<RotationRow, LedgerEvent> write)
{
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);

    public void Show(RotationRow row, IReadOnlyList<LedgerEvent> events)
    {
        foreach (var one in events.Where(one => one.Sequence > _shown.GetValueOrDefault(row.RotationId)))
        {
            write(row, one);
            _shown[row.RotationId] = one.Sequence;
        }
    }
}
