using System.Globalization;

namespace QlikRotator.Application.Discovering;

/// <summary>What nobody manages as the file that <c>adopt --file</c> takes: columns, then a line for each, with names suggested. Pure.</summary>
public static class AdoptionRows
{
    private const int LongestName = 100;

    public static IReadOnlyList<string> Columns { get; } =
    ["secret", "source", "tenant", "id", "credential", "policy", "slots", "hold"];

    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<TenantDiscovery> tenants)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. tenants.SelectMany(tenant => tenant.Found.Where(IsCredential).Select(one => Row(tenant.Tenant, one, taken)))];
    }

    private static bool IsCredential(DiscoveredResource one) =>
        one is { State: DiscoveryState.Unmanaged, Family: "oauth-client-secret" or "execution-token" }
        || one is { State: DiscoveryState.Unmanaged, Family: "api-key", Owner: not null };

    private static IReadOnlyList<string> Row(string tenant, DiscoveredResource one, HashSet<string> taken)
    {
        var (id, credential) = one.Family switch
        {
            "api-key" => (one.Owner!, one.Id),
            "execution-token" => (one.Id, ""),
            _ => (one.Id, one.Credential ?? ""),
        };
        return [Name(tenant, one, taken), one.Family, tenant, id, credential, "default", "", "person"];
    }

    /// <summary>Key Vault takes letters, digits and hyphens, and does not tell capital letters from small ones.</summary>
    private static string Name(string tenant, DiscoveredResource one, HashSet<string> taken)
    {
        var words = $"{tenant.Split('.')[0]} {one.Name ?? one.Family}";
        var plain = string.Join(
            '-',
            new string([.. words.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );
        plain = plain.Length > LongestName ? plain[..LongestName].TrimEnd('-') : plain;
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? plain : $"{plain}-{number.ToString(CultureInfo.InvariantCulture)}";
            if (taken.Add(name))
            {
                return name;
            }
        }
    }
}
