using Microsoft.Extensions.Options;
using QlikRotator.Application.Scanning;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Discovering;

/// <summary>One tenant, read now and judged by the vaults' tags and the register. Nothing is tried, written or changed.</summary>
public sealed class TenantLook(ITenantReader reader, CredentialRegister register, IOptions<RotatorOptions> options)
{
    private const int AtOnce = 8;

    private static readonly HashSet<string> None = [];

    /// <param name="secrets">Everything that is managed, at whichever tenant.</param>
    public async Task<TenantDiscovery> RunAsync(string tenant, IReadOnlyList<ManagedSecret> secrets, CancellationToken ct)
    {
        var findings = await FindingsAsync([.. secrets.Where(one => IsAt(one.Tenant, tenant))], ct);
        var contents = await reader.ReadAsync(tenant, ct);
        return TenantDiscovery.Of(contents, new ManagedResources(secrets, findings), OwnClientOf(tenant));
    }

    /// <summary>The OAuth client that the rotator signs in with at a tenant.</summary>
    public string? OwnClientOf(string tenant) => options.Value.FindTenant(tenant)?.Auth.ClientId;

    /// <summary>What the register knows to be alive besides the newest values.</summary>
    private async Task<IReadOnlyList<ScanFinding>> FindingsAsync(IReadOnlyList<ManagedSecret> secrets, CancellationToken ct)
    {
        var found = new List<ScanFinding>();
        foreach (var chunk in secrets.Select(ResourceKey.Of).Distinct().Chunk(AtOnce))
        {
            var registers = await Task.WhenAll(chunk.Select(resource => register.ReadAsync(resource, ct)));
            found.AddRange(
                registers.SelectMany(one => one.Records.Where(record => record.IsAlive).Select(record => Of(one, record)))
            );
        }

        return [.. found.Where(one => one.CredentialId.Length > 0)];
    }

    private static ScanFinding Of(ResourceRegister register, CredentialRecord record)
    {
        var id = record.CredentialId ?? "";
        return new(
            record.Secret,
            record.Resource.Tenant,
            record.Resource.Source,
            id,
            record.CreatedAt,
            CreatedBy: null,
            CredentialVerdicts.Judge(id, None, record.Version is null ? None : new HashSet<string> { id }, register)
        );
    }

    private static bool IsAt(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
