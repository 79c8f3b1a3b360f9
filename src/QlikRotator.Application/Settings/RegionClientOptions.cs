namespace QlikRotator.Application.Settings;

/// <summary>
/// One region-level OAuth client that signs in to many tenants. Each host of its list is a tenant like any other; whatever else is set here
/// holds for all of them. A tenant that needs settings of its own stands under <see cref="RotatorOptions.Tenants"/> with the same client.
/// </summary>
public sealed class RegionClientOptions : TenantSettings
{
    /// <summary>What the host of every tenant of the region is like: <c>*.eu.qlikcloud.com</c>, the star for one label.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>The tenants that are signed in to, and no others of the region: host names that match <see cref="Pattern"/>.</summary>
    public IList<string> Hosts { get; init; } = [];

    internal IEnumerable<TenantOptions> Tenants() => Hosts.Select(At);

    private TenantOptions At(string host) =>
        new()
        {
            Host = host,
            Pattern = Pattern,
            Allow = Allow,
            Auth = Auth,
            BaseAddress = BaseAddress,
            WritesPerMinute = WritesPerMinute,
            OAuthClientsPath = OAuthClientsPath,
            AutomationsPath = AutomationsPath,
            AutomationTriggerPath = AutomationTriggerPath,
            AutomationConnectionsPath = AutomationConnectionsPath,
            DataConnectionsPath = DataConnectionsPath,
            TriggerPayloads = TriggerPayloads,
            CanaryApps = CanaryApps,
        };
}
