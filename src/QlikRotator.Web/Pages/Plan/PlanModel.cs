using QlikRotator.Core.Plan;
using QlikRotator.Web.Estate;

namespace QlikRotator.Web.Pages.Plan;

/// <summary>What falls due, and what it was read from.</summary>
public sealed record PlanModel(IReadOnlyList<PlannedRotation> Plan, TakenInventory Taken);
