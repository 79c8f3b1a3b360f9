using QlikRotator.Core.Ledger;
using QlikRotator.Web.Pages.Dashboard;

namespace QlikRotator.Web.Pages.Secrets;

/// <summary>One secret with its rotations, newest first.</summary>
public sealed record SecretModel(DashboardRow Row, IReadOnlyList<RotationRecord> History);
