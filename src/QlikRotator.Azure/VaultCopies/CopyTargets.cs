using QlikRotator.Application;
using QlikRotator.Application.Settings;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.VaultCopies;

/// <summary>The secrets that tags may have a copy put into: <c>https://{vault}/secrets/{name}</c> in a configured vault.</summary>
internal sealed class CopyTargets(VaultConnections vaults)
{
    public CopyTarget Find(SlotCall call)
    {
        if (!Uri.TryCreate(call.Slot.Target, UriKind.Absolute, out var address) || NameIn(address) is not { } name)
        {
            return Not(new(ApplicationCodes.BadTarget, $"'{call.Slot.Target}' is not https://vault/secrets/name."));
        }

        if (vaults.Find(address) is not { } vault)
        {
            return Not(VaultConnections.NotConfigured(address));
        }

        var target = new SecretReference(vault.Uri, name);
        return target.ToString().Equals(call.Secret.Secret.ToString(), StringComparison.OrdinalIgnoreCase)
            ? Not(new(AzureCodes.TargetIsSource, $"{target} cannot be a copy of itself."))
            : new CopyTarget(target, null);
    }

    private static CopyTarget Not(Reason problem) => new(null, problem);

    private static string? NameIn(Uri address) =>
        address is { Segments: ["/", "secrets/", var name], Query: "", Fragment: "", UserInfo: "" }
        && SettingAddress.IsSecretName(name)
            ? name
            : null;
}

/// <summary>Either where the copy goes or why it cannot.</summary>
internal sealed record CopyTarget(SecretReference? Secret, Reason? Problem);
