using System.Collections.Concurrent;
using QlikRotator.Application.Discovering;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Pages.Tenants;

/// <summary>
/// Tenants as they were read a moment ago. A look takes a tenant some dozens of calls, which rotations need more: they come one tenant
/// after the other, and each is good for a while.
/// </summary>
internal sealed class TenantLooks(TenantLook look, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<string, TakenLook> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is known; null where nobody has asked for a while.</summary>
    public TakenLook? Last(string tenant) =>
        _taken.TryGetValue(tenant, out var taken) && time.GetUtcNow() - taken.At < Good ? taken : null;

    public async Task<TakenLook> GetAsync(string tenant, IReadOnlyList<ManagedSecret> secrets, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return Last(tenant) ?? (_taken[tenant] = new TakenLook(await look.RunAsync(tenant, secrets, ct), time.GetUtcNow()));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
