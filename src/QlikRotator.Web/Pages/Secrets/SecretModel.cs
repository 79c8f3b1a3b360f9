using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Secrets;

/// <summary>One secret with its rotations, newest first.</summary>
public sealed record SecretModel(EstateRow Row, IReadOnlyList<RotationRecord> History);
