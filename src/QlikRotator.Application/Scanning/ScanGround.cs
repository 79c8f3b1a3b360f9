using QlikRotator.Application.Inventory;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scanning;

/// <summary>The credentials of one OAuth client, one owner or one automation, and the secrets that hold them.</summary>
/// <param name="Key">Orders the resources of a tenant, the same in every scan.</param>
public sealed record ScanResource(string Key, IReadOnlyList<ManagedSecret> Secrets);

/// <summary>What the vaults held when a scan began, sorted by what is to be looked at.</summary>
public sealed class ScanGround
{
    private readonly ILookup<string, ScanResource> _resources;

    internal ScanGround(VaultContents contents, IReadOnlyList<ManagedSecret> secrets, IReadOnlyList<ScanProblem> problems)
    {
        Contents = contents;
        Secrets = secrets;
        Problems = problems;
        Unseen = new UnseenSecrets(contents);
        _resources = secrets
            .GroupBy(secret => (secret.Tenant, Key: $"{secret.Source} {secret.ResourceId}"))
            .OrderBy(group => group.Key.Key, StringComparer.Ordinal)
            .ToLookup(group => group.Key.Tenant, group => new ScanResource(group.Key.Key, [.. group]));
    }

    public IEnumerable<string> Tenants => _resources.Select(tenant => tenant.Key);

    /// <summary>Of secrets whose tags cannot be read.</summary>
    public IReadOnlyList<ScanProblem> Problems { get; }

    /// <summary>Whether a secret was managed and came off it without a word: that alarm is the watchdog's.</summary>
    public bool IsLost(SecretReference secret) => Contents.Lost.Any(one => one.Secret == secret);

    internal VaultContents Contents { get; }

    internal IReadOnlyList<ManagedSecret> Secrets { get; }

    internal UnseenSecrets Unseen { get; }

    public IEnumerable<ScanResource> ResourcesOf(string tenant) => _resources[tenant];
}
