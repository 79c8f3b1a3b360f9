namespace QlikRotator.Application.Settings;

/// <summary>
/// The hosts of one region: a star for the tenant's own label, and then the region's domain. A pattern only bounds a list, so it names as much
/// as all tenants of a region have in common: Qlik's region clients are of one region, and so no pattern reaches across two.
/// </summary>
internal static class HostPattern
{
    private const string Star = "*.";

    /// <summary>As in <c>eu.qlikcloud.com</c>.</summary>
    private const int FewestLabels = 3;

    public static bool IsOne(string pattern) =>
        pattern.StartsWith(Star, StringComparison.Ordinal)
        && pattern[Star.Length..] is var domain
        && domain.Split('.').Length >= FewestLabels
        && SettingAddress.IsTenantHost(domain);

    /// <summary>Whether the star stands for exactly one label of this host.</summary>
    public static bool Matches(string pattern, string host) =>
        IsOne(pattern)
        && host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && host[dot..].Equals(pattern[1..], StringComparison.OrdinalIgnoreCase);
}
