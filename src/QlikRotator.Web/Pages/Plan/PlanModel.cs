using QlikRotator.Core.Plan;
using QlikRotator.Web.Estate;

namespace QlikRotator.Web.Pages.Plan;

/// <summary>What falls due, and what it was read from.</summary>
/// <param name="Days">How far the list looks ahead.</param>
/// <param name="Complaint">What of the address could not be read.</param>
public sealed record PlanModel(
    IReadOnlyList<PlannedRotation> Plan,
    int Days,
    IReadOnlyList<CalendarMonth> Months,
    IReadOnlyList<AgeBand> Ages,
    TakenInventory Taken,
    string? Complaint
);
