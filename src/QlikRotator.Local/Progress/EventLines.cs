using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>Writes each event of a rotation's newest attempt once, as a line: those before it are told by <c>status</c>.</summary>
internal sealed class EventLines(Action<RotationRow, EventLine> write)
{
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);

    public void Show(RotationRow row, IReadOnlyList<LedgerEvent> events)
    {
        var attempt = events.LastOrDefault(one => one.Entry.What == RotationLedger.Started)?.Sequence ?? 0;
        var seen = Math.Max(_shown.GetValueOrDefault(row.RotationId), attempt - 1);
        foreach (var line in EventLine.Of(events, row.Tenant).Where(one => one.Event.Sequence > seen))
        {
            write(row, line);
            _shown[row.RotationId] = line.Event.Sequence;
        }
    }
}
