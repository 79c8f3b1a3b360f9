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
    public Result<SecretReference> Find(SlotCall call)
    {
        if (!Uri.TryCreate(call.Slot.Target, UriKind.Absolute, out var address) || NameIn(address) is not { } name)
        {
            return new Reason(ApplicationCodes.BadTarget, $"'{call.Slot.Target}' is not https://vault/secrets/name.");
        }

        if (vaults.Find(address) is not { } vault)
        {
            return VaultConnections.NotConfigured(address);
        }

        var target = new SecretReference(vault.Uri, name);
        return target.ToString().Equals(call.Secret.Secret.ToString(), StringComparison.OrdinalIgnoreCase)
            ? new Reason(AzureCodes.TargetIsSource, $"{target} cannot be a copy of itself.")
            : target;
    }

    private static string? NameIn(Uri address) =>
        address is { Segments: ["/", "secrets/", var name], Query: "", Fragment: "", UserInfo: "" }
        && SettingAddress.IsSecretName(name)
            ? name
            : null;
}
