using QlikRotator.Application.Watching;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>Everything the dashboard shows.</summary>
public sealed record DashboardModel(DashboardList List, TakenInventory Taken, IReadOnlyList<AlarmRecord> Alarms);
