using QlikRotator.Application.Inventory;
using QlikRotator.Web.Estate;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>The lines of the list in the order of the reader's choice; what is equal in it stays in the order it comes in. Pure.</summary>
internal static class DashboardOrder
{
    /// <param name="rows">By name, then by vault, as <see cref="TakenInventory.Rows"/> are: a sort keeps that, and needs no keys for it.</param>
    public static IEnumerable<EstateRow> Of(IEnumerable<EstateRow> rows, DashboardQuery query)
    {
        var grouped = query.Group is { } group ? By(rows, row => GroupOf(row, group), StringComparer.OrdinalIgnoreCase) : rows;
        return query.Order switch
        {
            SecretOrder.Name => query.Down ? By(grouped, row => row.Secret.Name, StringComparer.Ordinal, down: true) : grouped,
            SecretOrder.Family => By(grouped, row => row.Family, query.Down),
            SecretOrder.Tenant => By(grouped, row => row.Tenant, query.Down),
            SecretOrder.Policy => By(grouped, row => row.Policy, query.Down),
            SecretOrder.Age => By(grouped, row => -row.Candidate?.Secret.CreatedOn.UtcTicks ?? long.MaxValue, query.Down),
            SecretOrder.Expires => By(grouped, row => row.EndsAt ?? DateTimeOffset.MaxValue, query.Down),
            SecretOrder.Due => By(grouped, row => row.DueAt ?? DateTimeOffset.MaxValue, query.Down),
            SecretOrder.Rotation => By(grouped, row => row.Rotation?.StartedAt ?? DateTimeOffset.MinValue, query.Down),
            _ => By(grouped, Urgency, query.Down),
        };
    }

    /// <summary>What stands above the lines of one group.</summary>
    public static string GroupOf(EstateRow row, SecretGroup group) =>
        group switch
        {
            SecretGroup.Tenant => row.Tenant,
            SecretGroup.Family => row.Family,
            SecretGroup.Policy => row.Policy,
            _ => StateWords.Of(row.State),
        } ?? "cannot be managed";

    /// <summary>The state, and within it what ends first.</summary>
    private static (SecretState State, DateTimeOffset Ends) Urgency(EstateRow row) =>
        (row.State, row.DueAt ?? row.EndsAt ?? DateTimeOffset.MaxValue);

    private static IOrderedEnumerable<EstateRow> By<TKey>(IEnumerable<EstateRow> rows, Func<EstateRow, TKey> key, bool down) =>
        By(rows, key, comparer: null, down);

    private static IOrderedEnumerable<EstateRow> By<TKey>(
        IEnumerable<EstateRow> rows,
        Func<EstateRow, TKey> key,
        IComparer<TKey>? comparer,
        bool down = false
    ) =>
        (rows, down) switch
        {
            (IOrderedEnumerable<EstateRow> sorted, false) => sorted.ThenBy(key, comparer),
            (IOrderedEnumerable<EstateRow> sorted, true) => sorted.ThenByDescending(key, comparer),
            (_, false) => rows.OrderBy(key, comparer),
            (_, true) => rows.OrderByDescending(key, comparer),
        };
}
