using QlikRotator.Application.Inventory;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>The part of the inventory that one page shows, with what its filters offer.</summary>
/// <param name="Found">How many match, shown or not.</param>
/// <param name="Tally">How many of each state match the other filters.</param>
public sealed record DashboardList(
    IReadOnlyList<DashboardRow> Rows,
    int Found,
    int Total,
    DashboardFilter Filter,
    IReadOnlyDictionary<SecretState, int> Tally,
    IReadOnlyList<string> Tenants,
    IReadOnlyList<string> Families
)
{
    public int Pages => PagesFor(Found);

    /// <summary>What needs somebody comes first, then what falls due next.</summary>
    public static DashboardList Of(InventoryReport report, DashboardFilter filter, DateTimeOffset now)
    {
        List<DashboardRow> all =
        [
            .. report.Secrets.Select(candidate => DashboardRow.Of(candidate, now)),
            .. report.Unmanageable.Select(DashboardRow.Of),
        ];
        var matching = all.Where(filter.MatchesButState).ToList();
        var shown = matching.Where(row => filter.State is null || row.State == filter.State).ToList();
        var page = Math.Min(filter.Page, PagesFor(shown.Count));
        return new(
            [.. Sorted(shown).Skip((page - 1) * DashboardFilter.PageSize).Take(DashboardFilter.PageSize)],
            shown.Count,
            all.Count,
            filter with
            {
                Page = page,
            },
            matching.CountBy(row => row.State).ToDictionary(),
            Distinct(all, row => row.Tenant),
            Distinct(all, row => row.Family)
        );
    }

    private static int PagesFor(int rows) => Math.Max(1, (rows + DashboardFilter.PageSize - 1) / DashboardFilter.PageSize);

    private static IEnumerable<DashboardRow> Sorted(IEnumerable<DashboardRow> rows) =>
        rows.OrderBy(row => row.State)
            .ThenBy(row => row.DueAt ?? row.EndsAt ?? DateTimeOffset.MaxValue)
            .ThenBy(row => row.Secret.Name, StringComparer.Ordinal);

    private static IReadOnlyList<string> Distinct(IEnumerable<DashboardRow> rows, Func<DashboardRow, string?> part) =>
        [
            .. rows.Select(part)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
