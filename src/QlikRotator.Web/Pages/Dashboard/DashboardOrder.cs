using QlikRotator.Application.Inventory;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>The lines of the list in the order of the reader's choice. Pure.</summary>
internal static class DashboardOrder
{
    public static IEnumerable<EstateRow> Of(IEnumerable<EstateRow> rows, DashboardQuery query) =>
        query.Group is { } group
            ? Then(rows.OrderBy(row => GroupOf(row, group), StringComparer.OrdinalIgnoreCase), query)
            : Then(rows.OrderBy(_ => 0), query);

    /// <summary>What stands above the lines of one group.</summary>
    public static string GroupOf(EstateRow row, SecretGroup group) =>
        group switch
        {
            SecretGroup.Tenant => row.Tenant,
            SecretGroup.Family => row.Family,
            SecretGroup.Policy => row.Policy,
            _ => StateWords.Of(row.State),
        } ?? "cannot be managed";

    private static IOrderedEnumerable<EstateRow> Then(IOrderedEnumerable<EstateRow> rows, DashboardQuery query)
    {
        var sorted = query.Order switch
        {
            SecretOrder.Name => rows,
            SecretOrder.Family => By(rows, row => row.Family, query.Down),
            SecretOrder.Tenant => By(rows, row => row.Tenant, query.Down),
            SecretOrder.Policy => By(rows, row => row.Policy, query.Down),
            SecretOrder.Age => By(rows, row => -row.Candidate?.Secret.CreatedOn.UtcTicks ?? long.MaxValue, query.Down),
            SecretOrder.Expires => By(rows, row => row.EndsAt ?? DateTimeOffset.MaxValue, query.Down),
            SecretOrder.Due => By(rows, row => row.DueAt ?? DateTimeOffset.MaxValue, query.Down),
            SecretOrder.Rotation => By(rows, row => row.Rotation?.StartedAt ?? DateTimeOffset.MinValue, query.Down),
            _ => By(
                By(rows, row => row.State, query.Down),
                row => row.DueAt ?? row.EndsAt ?? DateTimeOffset.MaxValue,
                query.Down
            ),
        };
        var named = query is { Order: SecretOrder.Name, Down: true }
            ? sorted.ThenByDescending(row => row.Secret.Name, StringComparer.Ordinal)
            : sorted.ThenBy(row => row.Secret.Name, StringComparer.Ordinal);
        return named.ThenBy(row => row.Secret.Vault.Authority, StringComparer.Ordinal);
    }

    private static IOrderedEnumerable<EstateRow> By<TKey>(
        IOrderedEnumerable<EstateRow> rows,
        Func<EstateRow, TKey> key,
        bool down
    ) => down ? rows.ThenByDescending(key) : rows.ThenBy(key);
}
