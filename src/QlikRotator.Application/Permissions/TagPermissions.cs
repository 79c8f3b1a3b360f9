using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Permissions;

/// <summary>
/// What a secret's tags may ask for. Whoever writes tags chooses where the value goes; the settings of the secret's vault say how far
/// that choice reaches.
/// </summary>
public sealed class TagPermissions(IOptions<RotatorOptions> options)
{
    private const string Copies = "key-vault";
    private static readonly string[] Connections = ["data-connection", "automation-connection"];

    /// <summary>The first thing that the tags ask for and may not; null where they may.</summary>
    public Reason? WhyNot(ManagedSecret secret)
    {
        var allow = AllowedIn(secret.Secret.Vault);
        return !Allows(allow.Policies, secret.Policy) ? Not(secret, ManagedTags.Policy, secret.Policy, nameof(allow.Policies))
            : !Allows(allow.Tenants, secret.Tenant) ? Not(secret, ManagedTags.Tenant, secret.Tenant, nameof(allow.Tenants))
            : OrganizationTags.WhyNot(secret, options.Value)
                ?? secret.Slots.Select(slot => WhyNot(secret, slot, allow)).FirstOrDefault(problem => problem is not null)
                ?? WhyNotOfTenant(secret);
    }

    /// <summary>What the settings of the secret's tenant say to it.</summary>
    private Reason? WhyNotOfTenant(ManagedSecret secret)
    {
        var allow = options.Value.FindTenant(secret.Tenant)?.Allow ?? new();
        var vault = secret.Secret.Vault;
        var slot = secret.Slots.FirstOrDefault(one => !Allows(allow.Slots, one.Kind));
        return !Allows(allow.Policies, secret.Policy) ? NotOfTenant(secret, $"policy '{secret.Policy}'", nameof(allow.Policies))
            : allow.Vaults?.Any(name => TenantAllowChecks.IsVault(vault, name)) == false
                ? NotOfTenant(secret, $"vault {vault.Authority}", nameof(allow.Vaults))
            : slot is not null ? NotOfTenant(secret, $"the slot kind '{slot.Kind}'", nameof(allow.Slots))
            : null;
    }

    private static Reason NotOfTenant(ManagedSecret secret, string what, string setting) =>
        new(
            ApplicationCodes.TenantForbids,
            $"Secrets of {secret.Tenant} may not have {what}, as {secret.Secret} has: it is not in Allow:{setting} of that tenant."
        );

    /// <summary>Why a connection cannot be a slot's: one that is younger than the tags may have been made to catch the value.</summary>
    public Reason? WhyTooNew(SlotCall call, DateTimeOffset? created) =>
        created <= call.Secret.CreatedOn || AllowedIn(call.Secret.Secret.Vault).Targets is not null
            ? null
            : new(
                ApplicationCodes.ConnectionTooNew,
                $"{call.Slot.Kind} '{call.Slot.Target}' was created {(created is { } at ? $"on {at:u}" : "nobody knows when")}, after version {call.Secret.Newest.Version} of {call.Secret.Secret} with its tags: name it in Vaults:n:Allow:Targets, or write a new version."
            );

    private static Reason? WhyNot(ManagedSecret secret, SlotReference slot, VaultAllowOptions allow) =>
        !Allows(allow.Slots, slot.Kind) ? Not(secret, "of a slot", slot.Kind, nameof(allow.Slots))
        : slot.Tenant is { } tenant && !Allows(allow.Tenants, tenant) ? Not(secret, "of a slot", tenant, nameof(allow.Tenants))
        : !Allows(allow.Targets, slot.Target) ? Not(secret, "of a slot", slot.Target, nameof(allow.Targets))
        : slot.Kind == Copies && allow.Targets is null && !IsWithin(secret.Secret.Vault, slot.Target)
            ? new(
                ApplicationCodes.CopyElsewhere,
                $"A slot of {secret.Secret} copies the value into another vault: name '{slot.Target}' in Vaults:n:Allow:Targets."
            )
        : Connections.Contains(slot.Kind) && SecretProperties.NamedBy(slot.Pointer) is { } property && !IsSecret(property, allow)
            ? new(
                ApplicationCodes.PropertyNotKnown,
                $"A slot of {secret.Secret} writes to '{property}', which is not known to hold secrets: name it in Vaults:n:Allow:Properties."
            )
        : null;

    private static bool IsSecret(string property, VaultAllowOptions allow) =>
        SecretProperties.Contains(property) || (allow.Properties ?? []).Contains(property, StringComparer.OrdinalIgnoreCase);

    private static bool IsWithin(Uri vault, string target) =>
        !Uri.TryCreate(target, UriKind.Absolute, out var address)
        || address.Authority.Equals(vault.Authority, StringComparison.OrdinalIgnoreCase);

    private static bool Allows(string[]? allowed, string asked) =>
        allowed is null || allowed.Contains(asked, StringComparer.OrdinalIgnoreCase);

    private static Reason Not(ManagedSecret secret, string tag, string asked, string setting) =>
        new(
            ApplicationCodes.TagNotAllowed,
            $"The tag {tag} of {secret.Secret} says '{asked}', which is not in Vaults:n:Allow:{setting}."
        );

    private VaultAllowOptions AllowedIn(Uri vault) =>
        options
            .Value.Vaults.FirstOrDefault(one => vault.Authority.Equals(one.Uri?.Authority, StringComparison.OrdinalIgnoreCase))
            ?.Allow
        ?? new();
}
