namespace QlikRotator.Application.Discovering;

/// <summary>A credential at a tenant that nobody rotates.</summary>
/// <param name="IsUrgent">It expires soon, has expired, or belongs to nobody.</param>
public sealed record UnmanagedCredential(string Tenant, DiscoveredResource Found, bool IsUrgent)
{
    /// <summary>How long before its end a key is news.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private const string ApiKey = "api-key";

    private static readonly string[] Credentials = [ApiKey, "oauth-client-secret", "execution-token"];

    /// <summary>What a person should look at first comes first. Pure.</summary>
    public static IReadOnlyList<UnmanagedCredential> In(IEnumerable<TenantDiscovery> tenants, DateTimeOffset now) =>
        [
            .. tenants
                .SelectMany(tenant =>
                    tenant
                        .Found.Where(one => one.State == DiscoveryState.Unmanaged && Credentials.Contains(one.Family))
                        .Select(one => new UnmanagedCredential(tenant.Tenant, one, IsUrgentOne(one, now)))
                )
                .OrderByDescending(one => one.IsUrgent)
                .ThenBy(one => one.Found.ExpiresAt ?? DateTimeOffset.MaxValue)
                .ThenBy(one => one.Found.CreatedAt ?? DateTimeOffset.MinValue)
                .ThenBy(one => one.Tenant, StringComparer.Ordinal)
                .ThenBy(one => one.Found.Id, StringComparer.Ordinal),
        ];

    /// <summary>API keys with an owner that expire soon or have expired, for the owner. Pure.</summary>
    public static IReadOnlyList<UnmanagedCredential> ExpiringKeysIn(IEnumerable<TenantDiscovery> tenants, DateTimeOffset now) =>
        [.. In(tenants, now).Where(one => one is { IsUrgent: true, Found: { Family: ApiKey, Owner: not null } })];

    public bool IsOwnerless() => Found is { Family: ApiKey, Owner: null };

    private static bool IsUrgentOne(DiscoveredResource one, DateTimeOffset now) =>
        one.ExpiresAt <= now + Soon || one is { Family: ApiKey, Owner: null };
}
