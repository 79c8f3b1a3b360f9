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

        if (secret.Source != ExternalSource.Kind && options.Value.FindTenant(secret.Tenant) is null)
        {
            var unknown = UnknownTenant.Of(options.Value, secret.Tenant);
            return unknown with { Message = $"Tag {ManagedTags.Tenant}: {unknown.Message}" };
        }

        return secret.Slots.FirstOrDefault(slot => !Has<ISlot>(slot.Kind)) is { } slot
            ? new(ApplicationCodes.UnknownSlot, $"A tag names the slot '{slot}', and '{slot.Kind}' is no kind of slot.")
            : null;
    }

    private bool Has<T>(string kind) => registered.IsKeyedService(typeof(T), kind);
}
