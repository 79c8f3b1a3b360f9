using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

internal static class DashboardFilterForm
{
    public static Markup Of(PageRequest request, DashboardList list) =>
        Markup.Of(
            $"""
            <form class="filter" method="get" action="{request.Link("")}" role="search">
            <div><label for="q">Name, tenant or id</label><input type="search" id="q" name="q" value="{list.Filter.Text}"></div>
            {Choice("tenant", "Tenant", list.Tenants.Select(one => new Item(one, one)), list.Filter.Tenant)}
            {Choice("family", "Family", list.Families.Select(one => new Item(one, one)), list.Filter.Family)}
            {Choice("state", "State", States(), list.Filter.State?.ToString())}
            <button class="button">Filter</button>
            {Markup.When(
                !list.Filter.IsEmpty,
                () => Markup.Of($"""<a class="button quiet" href="{request.Link("")}">Show all</a>""")
            )}
            </form>
            """
        );

    private static IEnumerable<Item> States() =>
        Enum.GetValues<SecretState>().Select(state => new Item(state.ToString(), StateWords.Of(state)));

    private static Markup Choice(string name, string label, IEnumerable<Item> items, string? chosen) =>
        Markup.Of(
            $"""
            <div><label for="{name}">{label}</label><select id="{name}" name="{name}"><option value="">all</option>{items.Select(
                one => Show(one, chosen)
            )}</select></div>
            """
        );

    private static Markup Show(Item item, string? chosen) =>
        item.Value.Equals(chosen, StringComparison.OrdinalIgnoreCase)
            ? Markup.Of($"""<option value="{item.Value}" selected>{item.Label}</option>""")
            : Markup.Of($"""<option value="{item.Value}">{item.Label}</option>""");

    private sealed record Item(string Value, string Label);
}
