using QlikRotator.Application.Scanning;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Local.Commands.Discovering;

/// <summary>Answers whose something at a tenant is, from the vaults' tags and from the scan of what the managed secrets belong to.</summary>
internal sealed class ManagedResources(IReadOnlyList<ManagedSecret> secrets, IReadOnlyList<ScanFinding> findings)
{
    /// <param name="resource">The tag <c>qlik-id</c> it would have; null where any will do.</param>
    public DiscoveredResource Judge(DiscoveredResource thing, string tenant, string? resource, string credential)
    {
        var holder = secrets.FirstOrDefault(secret =>
            secret.Source == thing.Kind
            && Same(secret.Tenant, tenant)
            && (resource is null || secret.ResourceId == resource)
            && (secret.CredentialId ?? DefaultCredential(secret, resource, credential)) == credential
        );
        var finding = holder is null ? Find(thing.Kind, tenant, resource, credential) : null;
        return thing with
        {
            Secret = (holder?.Secret ?? finding?.Secret)?.ToString(),
            State =
                holder is not null || finding?.Verdict is CredentialVerdict.OursCurrent or CredentialVerdict.OursRetiring
                    ? DiscoveryState.Managed
                : finding?.Verdict == CredentialVerdict.OursLeft ? DiscoveryState.Left
                : DiscoveryState.Unmanaged,
        };
    }

    /// <summary>A place is managed where a managed secret is delivered to it.</summary>
    public DiscoveredResource JudgePlace(DiscoveredResource place, string tenant)
    {
        var holder = secrets.FirstOrDefault(secret =>
            secret.Slots.Any(slot =>
                slot.Kind == place.Kind && Same(slot.Target, place.Id) && Same(slot.Tenant ?? secret.Tenant, tenant)
            )
        );
        return place with
        {
            Secret = holder?.Secret.ToString(),
            State = holder is null ? DiscoveryState.Unmanaged : DiscoveryState.Managed,
        };
    }

    private ScanFinding? Find(string kind, string tenant, string? resource, string credential) =>
        findings.FirstOrDefault(finding =>
            finding.Source == kind
            && Same(finding.Tenant, tenant)
            && finding.CredentialId == credential
            && (resource is null || ResourceOf(finding) == resource)
        );

    private string? ResourceOf(ScanFinding finding) =>
        secrets.FirstOrDefault(secret => secret.Secret == finding.Secret)?.ResourceId;

    /// <summary>Without a tag, an automation's own id stands for it; elsewhere the tenant holds only one.</summary>
    private static string DefaultCredential(ManagedSecret secret, string? resource, string credential) =>
        resource is null ? secret.ResourceId : credential;

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
