using QlikRotator.Application.Inventory;
using QlikRotator.Web.Estate;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>The part of the inventory that one page shows, with what its filters offer.</summary>
/// <param name="Found">How many match, shown or not.</param>
/// <param name="Tally">How many of each state match the other filters.</param>
/// <param name="Groups">How many of each group match; empty where the list has no groups.</param>
public sealed record DashboardList(
    IReadOnlyList<EstateRow> Rows,
    int Found,
    int Total,
    DashboardQuery Query,
    IReadOnlyDictionary<SecretState, int> Tally,
    IReadOnlyDictionary<string, int> Groups,
    IReadOnlyList<string> Tenants,
    IReadOnlyList<string> Families,
    IReadOnlyList<string> Policies
)
{
    public int Pages => PagesFor(Found);

    public static DashboardList Of(TakenInventory taken, DashboardQuery query)
    {
        var state = query.Filter.State;
        var isAll = (query.Filter with { State = null }).IsEmpty;
        var matching = isAll ? taken.Rows : [.. taken.Rows.Where(query.Filter.MatchesButState)];
        var shown = state is null ? matching : [.. matching.Where(row => row.State == state)];
        var page = Math.Min(query.Page, PagesFor(shown.Count));
        return new(
            [.. DashboardOrder.Of(shown, query).Skip((page - 1) * DashboardQuery.PageSize).Take(DashboardQuery.PageSize)],
            shown.Count,
            taken.Rows.Count,
            query with
            {
                Page = page,
            },
            isAll ? taken.Tally : TakenInventory.TallyOf(matching),
            query.Group is { } group
                ? shown.CountBy(row => DashboardOrder.GroupOf(row, group), StringComparer.OrdinalIgnoreCase).ToDictionary()
                : [],
            taken.Parts.Tenants,
            taken.Parts.Families,
            taken.Parts.Policies
        );
    }

    private static int PagesFor(int rows) => Math.Max(1, (rows + DashboardQuery.PageSize - 1) / DashboardQuery.PageSize);
}
