using Azure.Core;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>The configured vaults, which are the only ones that are ever called.</summary>
internal sealed class VaultConnections(IOptions<RotatorOptions> options, TokenCredential credential)
{
    private readonly Dictionary<string, VaultConnection> _byAuthority = options
        .Value.Vaults.Select(vault => new VaultConnection(vault, credential))
        .ToDictionary(connection => connection.Uri.Authority, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<VaultConnection> All => _byAuthority.Values;

    /// <summary>Null where the address is not one of a configured vault.</summary>
    public VaultConnection? Find(Uri address) =>
        address is { IsAbsoluteUri: true } && address.Scheme == Uri.UriSchemeHttps
            ? _byAuthority.GetValueOrDefault(address.Authority)
            : null;

    public static Reason NotConfigured(Uri address) =>
        new(
            AzureCodes.VaultNotConfigured,
            $"{(address.IsAbsoluteUri ? address.Authority : "The address")} is none of the configured vaults: add it to {RotatorOptions.Section}:{nameof(RotatorOptions.Vaults)} if it is to be used."
        );
}
