using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Progress;

/// <summary>Shows a rotation. Called again and again with everything there is.</summary>
internal interface IRotationDisplay
{
    void Show(RotationRow row, IReadOnlyList<LedgerEvent> events);
}
