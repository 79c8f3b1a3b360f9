using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Discovering;

/// <summary>The letter about credentials that nobody manages. Pure.</summary>
public static class UnmanagedNotice
{
    private const int MostListed = 35;

    /// <param name="due">When the letter was due (UTC): one letter for each time.</param>
    /// <param name="place">Some place of the installation: every message is about one.</param>
    /// <returns>Null where there is nothing to tell.</returns>
    public static Notice? Of(
        IReadOnlyList<TenantDiscovery> tenants,
        DateTimeOffset due,
        DateTimeOffset now,
        SecretReference place
    )
    {
        var found = UnmanagedCredential.In(tenants, now);
        var problems = tenants.Where(tenant => tenant.Problems.Count > 0).ToList();
        if (found.Count == 0 && problems.Count == 0)
        {
            return null;
        }

        var urgent = found.Count(one => one.IsUrgent);
        return new(
            $"unmanaged {due:O}",
            "unmanaged",
            urgent > 0 || problems.Count > 0 ? NoticeTone.Trouble : NoticeTone.Question,
            $"{Words.Count(found.Count, "credential")} that nobody rotates",
            TextOf(found, problems),
            "Put what is needed under management (discover --csv, then adopt --file), give keys without an owner one, and delete at the tenant what nobody uses.",
            [
                .. problems.Select(tenant => new NoticeFact(
                    tenant.Tenant,
                    $"Could not be read in full: {tenant.Problems[0].Message}"
                )),
                .. found.Take(MostListed).Select(FactOf),
                .. found.Count > MostListed
                    ? [new NoticeFact("More", $"{found.Count - MostListed} further ones: discover lists them all")]
                    : (NoticeFact[])[],
            ],
            place,
            RotationId: null,
            new NoticePage("tenants", "Open the tenants")
        );
    }

    private static string TextOf(IReadOnlyList<UnmanagedCredential> found, List<TenantDiscovery> problems)
    {
        var expiring = found.Count(one => one.Found.ExpiresAt is not null && one.IsUrgent && !one.IsOwnerless());
        var ownerless = found.Count(one => one.IsOwnerless());
        var makers = found
            .Where(one => one.Found.CreatedByType is not null)
            .GroupBy(one => one.Found.CreatedByType!)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} by '{group.Key}'")
            .ToList();
        return string.Join(
            " ",
            new[]
            {
                $"{expiring} expire within {UnmanagedCredential.Soon.TotalDays:0} days or have expired; {ownerless} have no owner.",
                makers.Count > 0 ? $"OAuth clients were created, as Qlik says, {string.Join(", ", makers)}." : null,
                problems.Count > 0
                    ? $"{Words.Count(problems.Count, "tenant")} could not be read in full: there may be more."
                    : null,
            }.OfType<string>()
        );
    }

    private static NoticeFact FactOf(UnmanagedCredential one) =>
        new(one.Tenant, string.Join(", ", PartsOf(one.Found, one.IsOwnerless()).OfType<string>()));

    private static IEnumerable<string?> PartsOf(DiscoveredResource one, bool isOwnerless) =>
        [
            one.Family,
            one.Name is { } name ? $"'{FreeText.Shorten(name, 100)}'" : null,
            one.Credential is null ? one.Id : $"{one.Id} {one.Credential}",
            one.ExpiresAt is { } expires ? $"expires {When.Text(expires)}" : null,
            one.CreatedAt is { } created ? $"since {created:yyyy-MM-dd}" : null,
            isOwnerless ? "no owner"
            : one.Owner is { } owner ? $"owner {owner}"
            : null,
            one.CreatedByType is { } maker ? $"created by '{maker}'" : null,
        ];
}
