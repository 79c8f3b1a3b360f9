using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Inventory;

/// <summary>The words that tags may use: what sources and slots are registered under.</summary>
public sealed class KnownKinds(IServiceProviderIsKeyedService registered)
{
    /// <summary>Why nothing here can rotate the secret, whatever its policy says; null where something can.</summary>
    public Reason? WhyUnknown(ManagedSecret secret)
    {
        if (!Has<ICredentialSource>(secret.Source))
        {
            return new("UnknownSource", $"Tag {ManagedTags.Source} is '{secret.Source}', which is no source.");
        }

        return secret.Slots.FirstOrDefault(slot => !Has<ISlot>(slot.Kind)) is { } slot
            ? new("UnknownSlot", $"A tag names the slot '{slot}', and '{slot.Kind}' is no kind of slot.")
            : null;
    }

    private bool Has<T>(string kind) => registered.IsKeyedService(typeof(T), kind);
}
