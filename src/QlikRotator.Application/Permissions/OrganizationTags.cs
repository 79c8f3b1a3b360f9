using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Permissions;

/// <summary>An organization has OAuth clients, and nothing else of what a tenant has.</summary>
public static class OrganizationTags
{
    private const string ClientSecrets = "oauth-client-secret";
    private static readonly string[] AtTenants = ["data-connection", "automation-connection", "tenant-email"];

    /// <summary>Why the tags cannot be right; null where they can.</summary>
    public static Reason? WhyNot(ManagedSecret secret, RotatorOptions options) =>
        WhyNot(secret.Source, secret.Tenant, options)
        ?? secret
            .Slots.Where(slot => AtTenants.Contains(slot.Kind) && IsOrganization(slot.Tenant ?? secret.Tenant, options))
            .Select(slot => NoSlot(secret, slot))
            .FirstOrDefault();

    /// <summary>The same of a source alone.</summary>
    public static Reason? WhyNot(string source, string tenant, RotatorOptions options) =>
        source != ClientSecrets && IsOrganization(tenant, options)
            ? new(
                ApplicationCodes.NotAtOrganization,
                $"{tenant} is an organization, which has nothing to rotate but the secrets of its OAuth clients: {ManagedTags.Source} can only be {ClientSecrets} there, and is '{source}'."
            )
            : null;

    private static Reason NoSlot(ManagedSecret secret, SlotReference slot) =>
        new(
            ApplicationCodes.NotAtOrganization,
            $"{slot.Tenant ?? secret.Tenant} is an organization, which has no {slot.Kind}: name the tenant that has '{slot.Target}' in the slot's tag, as in {slot.Kind}:…@acme.eu.qlikcloud.com."
        );

    private static bool IsOrganization(string host, RotatorOptions options) => options.FindTenant(host)?.IsOrganization() == true;
}
