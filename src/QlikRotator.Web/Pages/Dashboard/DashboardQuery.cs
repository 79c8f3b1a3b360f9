using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

public enum SecretOrder
{
    /// <summary>What needs somebody comes first, then what falls due next.</summary>
    Urgency,
    Name,
    Family,
    Tenant,
    Policy,
    Age,
    Expires,
    Due,
    Rotation,
}

public enum SecretGroup
{
    Tenant,
    Family,
    Policy,
    State,
}

/// <summary>What the reader wants to see and how, as it stands in the address.</summary>
/// <param name="Down">The last first.</param>
/// <param name="Group">Null for none.</param>
/// <param name="Page">From 1.</param>
public sealed record DashboardQuery(EstateFilter Filter, SecretOrder Order, bool Down, SecretGroup? Group, int Page)
{
    public const int PageSize = 50;

    public static DashboardQuery Of(IQueryCollection query) =>
        new(
            EstateFilter.Of(query),
            Choice<SecretOrder>(query, "sort") ?? SecretOrder.Urgency,
            query["down"] == "true",
            Choice<SecretGroup>(query, "group"),
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1
        );

    /// <summary>The address of the same list on <paramref name="path"/>.</summary>
    public string Address(PageRequest request, string path = "", params IEnumerable<KeyValuePair<string, string?>> more) =>
        request.Link(path) + QueryString.Create(Fields().Concat(more).Where(one => one.Value is not null));

    /// <summary>By this column; by it the other way round where it is so already.</summary>
    public DashboardQuery By(SecretOrder order) => this with { Order = order, Down = Order == order && !Down, Page = 1 };

    private IEnumerable<KeyValuePair<string, string?>> Fields() =>
        [
            .. Filter.Fields(),
            new("group", Group?.ToString()),
            new("sort", Order == SecretOrder.Urgency ? null : Order.ToString()),
            new("down", Down ? "true" : null),
            new("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];

    private static T? Choice<T>(IQueryCollection query, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(query[name], ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
