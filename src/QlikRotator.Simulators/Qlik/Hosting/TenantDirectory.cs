namespace QlikRotator.Simulators.Qlik.Hosting;

internal sealed class TenantDirectory(IEnumerable<QlikTenant> tenants)
{
    private readonly Dictionary<string, QlikTenant> _byHost = tenants.ToDictionary(
        tenant => tenant.Host,
        StringComparer.OrdinalIgnoreCase
    );

    public IEnumerable<QlikTenant> All => _byHost.Values;

    public QlikTenant? Find(string host) => _byHost.GetValueOrDefault(host);
}
