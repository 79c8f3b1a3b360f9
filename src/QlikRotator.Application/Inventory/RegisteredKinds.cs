using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.External;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Inventory;

/// <summary>The words that tags may use: the sources and slots that are registered, and the tenants of the settings.</summary>
public sealed class RegisteredKinds(IServiceProviderIsKeyedService registered, IOptions<RotatorOptions> options)
{
    /// <summary>Why nothing here can rotate the secret, whatever its policy says; null where something can.</summary>
    public Reason? WhyUnknown(ManagedSecret secret)
    {
        if (!Has<ICredentialSource>(secret.Source))
        {
            return new(
                ApplicationCodes.UnknownSource,
                $"Tag {ManagedTags.Source} is '{secret.Source}', which is no source. Sources are {SourceNames.All}."
            );
        }

        if (secret.Source != ExternalSource.Kind && !IsConfigured(secret.Tenant))
        {
            return new(
                ApplicationCodes.UnknownTenant,
                $"Tag {ManagedTags.Tenant} is '{secret.Tenant}', which is not a configured tenant. Correct the tag, or add the tenant to Rotator:Tenants or to the list that Rotator:TenantList names."
            );
        }

        return secret.Slots.FirstOrDefault(slot => !Has<ISlot>(slot.Kind)) is { } slot
            ? new(ApplicationCodes.UnknownSlot, $"A tag names the slot '{slot}', and '{slot.Kind}' is no kind of slot.")
            : null;
    }

    private bool IsConfigured(string tenant) =>
        options.Value.AllTenants().Any(one => one.Host.Equals(tenant, StringComparison.OrdinalIgnoreCase));

    private bool Has<T>(string kind) => registered.IsKeyedService(typeof(T), kind);
}
