using Microsoft.Extensions.Options;
using QlikRotator.Application;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Tenants;

internal sealed class QlikTenants : IQlikTenants
{
    private readonly Dictionary<string, QlikTenant> _tenants = new(StringComparer.OrdinalIgnoreCase);

    public QlikTenants(IOptions<RotatorOptions> settings, QlikTenantFactory factory)
    {
        foreach (var tenant in settings.Value.Tenants.Where(TenantAddress.IsAcceptable))
        {
            _tenants.TryAdd(tenant.Host, factory.Create(tenant));
        }
    }

    public IReadOnlyList<string> Hosts => [.. _tenants.Keys];

    public Result<QlikTenant> Find(string host) =>
        _tenants.TryGetValue(host, out var tenant)
            ? tenant
            : new Reason(
                ApplicationCodes.UnknownTenant,
                $"'{host}' is not a tenant of the settings, or its BaseAddress is not a loopback address."
            );
}
