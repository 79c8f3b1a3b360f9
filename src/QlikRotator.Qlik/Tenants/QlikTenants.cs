using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using QlikRotator.Application;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Tenants;

/// <summary>A client for each tenant of the moment; one whose settings have changed gets another.</summary>
internal sealed class QlikTenants(IOptions<RotatorOptions> settings, QlikTenantFactory factory) : IQlikTenants
{
    private readonly ConcurrentDictionary<TenantOptions, Lazy<QlikTenant>> _tenants = new();

    public IReadOnlyList<string> Hosts =>
        [.. Acceptable.Select(tenant => tenant.Host).Distinct(StringComparer.OrdinalIgnoreCase)];

    private IEnumerable<TenantOptions> Acceptable => settings.Value.AllTenants().Where(TenantAddress.IsAcceptable);

    public Result<QlikTenant> Find(string host) =>
        FindAny(host) is { Value: { IsOrganization: true } }
            ? new Reason(
                ApplicationCodes.NotAtOrganization,
                $"{host} is an organization: it has OAuth clients, and nothing else of what a tenant has."
            )
            : FindAny(host);

    public Result<QlikTenant> FindAny(string host)
    {
        if (Acceptable.FirstOrDefault(one => one.Host.Equals(host, StringComparison.OrdinalIgnoreCase)) is not { } tenant)
        {
            return settings.Value.FindTenant(host) is null
                ? UnknownTenant.Of(settings.Value, host)
                : new Reason(ApplicationCodes.UnknownTenant, $"The BaseAddress of '{host}' is not a loopback address.");
        }

        if (!_tenants.ContainsKey(tenant))
        {
            Forget();
        }

        return _tenants.GetOrAdd(tenant, one => new Lazy<QlikTenant>(() => factory.Create(one))).Value;
    }

    /// <summary>Clients of tenants that are gone, or are others now.</summary>
    private void Forget()
    {
        var now = settings.Value.AllTenants().ToHashSet();
        foreach (var gone in _tenants.Keys.Where(one => !now.Contains(one)))
        {
            _tenants.TryRemove(gone, out _);
        }
    }
}
