namespace QlikRotator.Application.Settings;

/// <summary>A sign-in as it is written down.</summary>
/// <param name="At">The name that its settings begin with.</param>
/// <param name="Hosts">Where its secret is sent to.</param>
/// <param name="Bounds">A region's pattern, where it is one; the host of organizations; null where nothing is known of how far the client reaches.</param>
internal sealed record SignInPlace(string At, TenantAuthOptions Auth, IReadOnlyList<string> Hosts, string? Bounds)
{
    public static IEnumerable<SignInPlace> Of(IList<TenantOptions> tenants, string group) =>
        tenants.Select(
            (one, index) => new SignInPlace($"{group}:{index}", one.Auth, [one.Host], one.IsOrganization() ? one.Host : null)
        );

    public static IEnumerable<SignInPlace> Of(IList<RegionClientOptions> clients, string group) =>
        clients.Select(
            (one, index) =>
                new SignInPlace($"{group}:{index}", one.Auth, [.. one.Hosts], HostPattern.IsOne(one.Pattern) ? one.Pattern : null)
        );

    /// <summary>The first host that is outside of what the client of another place is for; null where none is.</summary>
    public string? FirstHostBeyond(SignInPlace other) =>
        other.Bounds is { } bounds
            ? Hosts.FirstOrDefault(host =>
                !HostPattern.Matches(bounds, host) && !bounds.Equals(host, StringComparison.OrdinalIgnoreCase)
            )
            : null;
}
