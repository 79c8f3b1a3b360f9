using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pausing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Secrets;

/// <summary>One secret with its rotations, newest first.</summary>
/// <param name="Left">Credentials that it left alive.</param>
/// <param name="Pause">Who paused it last; null where nobody has.</param>
public sealed record SecretModel(
    EstateRow Row,
    IReadOnlyList<RotationRecord> History,
    IReadOnlyList<LeftRow> Left,
    PauseRecord? Pause
);
