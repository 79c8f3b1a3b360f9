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

    /// <summary>What a filter names that is not there, for whoever found nothing with it; null where everything is.</summary>
    public Reason? WhyUnknown(string? tenant, string? family, string? policy) =>
        family is not null && !Has<ICredentialSource>(family)
            ? new(ApplicationCodes.UnknownSource, $"'{family}' is no family. Families are {SourceNames.All}.")
        : tenant is not null && options.Value.FindTenant(tenant) is null
            ? new(ApplicationCodes.UnknownTenant, $"Tenant '{tenant}' is not configured.")
        : policy is not null && !Policies.Contains(policy, StringComparer.OrdinalIgnoreCase)
            ? new(
                ApplicationCodes.UnknownPolicy,
                $"Policy '{policy}' is not configured. Policies are {string.Join(", ", Policies)}."
            )
        : null;

    /// <summary>Hosts, by name.</summary>
    public IEnumerable<string> Tenants =>
        options.Value.AllTenants().Select(one => one.Host).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names, in order; <c>default</c> always exists.</summary>
    public IEnumerable<string> Policies =>
        options.Value.Policies.Keys.Append(ManagedTags.DefaultPolicy).Distinct(StringComparer.OrdinalIgnoreCase).Order();

    private bool Has<T>(string kind) => registered.IsKeyedService(typeof(T), kind);
}
