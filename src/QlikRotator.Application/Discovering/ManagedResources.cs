using QlikRotator.Application.Scanning;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Discovering;

/// <summary>Answers whose something at a tenant is, from the vaults' tags and from what is known of the credentials of managed secrets.</summary>
public sealed class ManagedResources
{
    private readonly ILookup<Key, ManagedSecret> _byCredential;
    private readonly ILookup<Key, ManagedSecret> _byResource;
    private readonly ILookup<Key, ManagedSecret> _bySlot;
    private readonly ILookup<Key, ScanFinding> _findings;
    private readonly Dictionary<SecretReference, string> _resources;

    public ManagedResources(IReadOnlyList<ManagedSecret> secrets, IReadOnlyList<ScanFinding> findings)
    {
        _byCredential = secrets
            .Where(secret => secret.CredentialId is not null)
            .ToLookup(secret => Key.Of(secret.Source, secret.Tenant, secret.CredentialId!));
        _byResource = secrets
            .Where(secret => secret.CredentialId is null)
            .ToLookup(secret => Key.Of(secret.Source, secret.Tenant, secret.ResourceId));
        _bySlot = secrets
            .SelectMany(secret => secret.Slots.Select(slot => (slot, secret)))
            .ToLookup(
                one => Key.Of(one.slot.Kind, one.slot.Tenant ?? one.secret.Tenant, one.slot.Target.ToLowerInvariant()),
                one => one.secret
            );
        _findings = findings.ToLookup(finding => Key.Of(finding.Family, finding.Tenant, finding.CredentialId));
        _resources = secrets.ToDictionary(secret => secret.Secret, secret => secret.ResourceId);
    }

    /// <param name="resource">The tag <c>qlik-id</c> it would have; null where the credential's own id stands for it.</param>
    public DiscoveredResource Judge(DiscoveredResource thing, string tenant, string? resource, string credential)
    {
        var holder =
            _byCredential[Key.Of(thing.Family, tenant, credential)].FirstOrDefault(one => IsOf(one.ResourceId, resource))
            ?? _byResource[Key.Of(thing.Family, tenant, resource ?? credential)].FirstOrDefault();
        var finding = holder is null
            ? _findings[Key.Of(thing.Family, tenant, credential)]
                .FirstOrDefault(one => IsOf(_resources.GetValueOrDefault(one.Secret), resource))
            : null;
        return thing with
        {
            Secret = holder?.Secret ?? finding?.Secret,
            State =
                holder is not null || finding?.Verdict is CredentialVerdict.OursCurrent or CredentialVerdict.OursRetiring
                    ? DiscoveryState.Managed
                : finding?.Verdict == CredentialVerdict.OursLeft ? DiscoveryState.Left
                : thing.State,
        };
    }

    /// <summary>A place is managed where a managed secret is delivered to it.</summary>
    public DiscoveredResource JudgePlace(DiscoveredResource place, string tenant)
    {
        var holder = _bySlot[Key.Of(place.Family, tenant, place.Id.ToLowerInvariant())].FirstOrDefault();
        return place with { Secret = holder?.Secret, State = holder is null ? DiscoveryState.Unmanaged : DiscoveryState.Managed };
    }

    private static bool IsOf(string? actual, string? resource) => resource is null || actual == resource;

    /// <summary>Hosts are the same in any case.</summary>
    private readonly record struct Key(string Kind, string Tenant, string Id)
    {
        public static Key Of(string kind, string tenant, string id) => new(kind, tenant.ToLowerInvariant(), id);
    }
}
