using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Secrets;

/// <summary>One secret with its rotations, newest first.</summary>
/// <param name="Left">Credentials that it left alive.</param>
public sealed record SecretModel(EstateRow Row, IReadOnlyList<RotationRecord> History, IReadOnlyList<LeftRow> Left);
