using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Watching;
using QlikRotator.Web.Estate;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>Everything the dashboard shows.</summary>
/// <param name="Health">When everything was last looked at.</param>
/// <param name="Left">How many credentials rotations left alive.</param>
public sealed record DashboardModel(
    DashboardList List,
    TakenInventory Taken,
    IReadOnlyList<AlarmRecord> Alarms,
    IReadOnlyList<LookHealth> Health,
    int Left
);
