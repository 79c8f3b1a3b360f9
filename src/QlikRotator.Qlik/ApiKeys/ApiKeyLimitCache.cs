using System.Collections.Concurrent;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>
/// What tenants allow of API keys, remembered for a while: administrators change it once a year. A no is never said from memory, and
/// a yes that is out of date only means that the tenant says no itself when the key is to be made.
/// </summary>
internal sealed class ApiKeyLimitCache(IQlikTenants tenants, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the tenant would not give the owner one more key, or null; null too where it does not show its limits.</summary>
    public async Task<Reason?> WhyNotAsync(SourceCall call, QlikClient owner, int active, CancellationToken ct)
    {
        var host = call.Secret.Tenant;
        if (
            _kept.TryGetValue(host, out var kept)
            && time.GetUtcNow() < kept.Until
            && kept.Limits.WhyNot(active, call.Policy.Validity) is null
        )
        {
            return null;
        }

        var self = await tenants.Find(host).Value!.SelfAsync(ct);
        if ((await ApiKeyLimits.ReadAsync(owner, self?.TenantId ?? "", ct)).Value is not { } limits)
        {
            return null;
        }

        _kept[host] = new Kept(limits, time.GetUtcNow() + Fresh);
        return limits.WhyNot(active, call.Policy.Validity);
    }

    private sealed record Kept(ApiKeyLimits Limits, DateTimeOffset Until);
}
