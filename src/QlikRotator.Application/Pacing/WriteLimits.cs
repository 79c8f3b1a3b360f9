using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Pacing;

/// <summary>How often a tenant may be written to by one user.</summary>
public sealed class WriteLimits(IOptions<RotatorOptions> options)
{
    public int PerMinute(string tenant) => (options.Value.FindTenant(tenant) ?? new TenantOptions()).WritesPerMinute;
}
