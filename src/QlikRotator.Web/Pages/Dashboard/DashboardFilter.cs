using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>What the reader wants to see, as it stands in the address: a filtered list can be sent to somebody.</summary>
public sealed record DashboardFilter(string? Text, string? Tenant, string? Family, SecretState? State, int Page)
{
    public const int PageSize = 50;

    public bool IsEmpty => this is { Text: null, Tenant: null, Family: null, State: null };

    public static DashboardFilter Of(PageRequest request) =>
        new(
            request.Query("q")?.Trim(),
            request.Query("tenant"),
            request.Query("family"),
            Enum.TryParse<SecretState>(request.Query("state"), ignoreCase: true, out var state) && Enum.IsDefined(state)
                ? state
                : null,
            int.TryParse(request.Query("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Max(1, page)
                : 1
        );

    /// <summary>Everything but the state, which the tally counts.</summary>
    public bool MatchesButState(DashboardRow row) =>
        (Tenant is null || Tenant.Equals(row.Tenant, StringComparison.OrdinalIgnoreCase))
        && (Family is null || Family.Equals(row.Family, StringComparison.OrdinalIgnoreCase))
        && (
            Text is null || Contains(row.Secret.ToString()) || Contains(row.Tenant) || Contains(row.Candidate?.Secret.ResourceId)
        );

    public string Address(PageRequest request)
    {
        var query = new QueryBuilder();
        Add(query, "q", Text);
        Add(query, "tenant", Tenant);
        Add(query, "family", Family);
        Add(query, "state", State?.ToString());
        Add(query, "page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return $"{request.Link("")}{query}";
    }

    private bool Contains(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) ?? false;

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(name, value);
        }
    }
}
