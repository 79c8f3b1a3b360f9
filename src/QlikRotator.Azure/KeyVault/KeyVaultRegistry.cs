using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.KeyVault;

/// <summary>The managed secrets of all configured vaults. What cannot be read is named, and does not hide the rest.</summary>
internal sealed class KeyVaultRegistry(VaultConnections connections, VaultListing vaults, VersionHistory history)
    : ISecretRegistry
{
    public async Task<SecretListing> ListManagedAsync(CancellationToken ct)
    {
        var listings = await Task.WhenAll(connections.All.Select(vault => vaults.ListAsync(vault.Uri, ct)));
        return new SecretListing(
            [.. listings.SelectMany(listing => listing.Managed)],
            [.. listings.SelectMany(listing => listing.Unread)]
        );
    }

    public async Task<Result<SecretVersionInfo>> FindAsync(string name, CancellationToken ct)
    {
        var places = SecretName.Places(name, connections.All.Select(vault => vault.Uri)).ToList();
        var asked = await Task.WhenAll(places.Select(secret => history.NewestAsync(secret, ct)));
        var found = asked.Where(answer => answer.Value is not null).ToList();
        return found switch
        {
            [var one] => one,
            [] => await WhyNoneAsync(name, places, asked, ct),
            _ => Several(name, found.Select(answer => answer.Value!.Reference.Vault)),
        };
    }

    private async Task<Reason> WhyNoneAsync(
        string name,
        List<SecretReference> places,
        Result<SecretVersionInfo>[] asked,
        CancellationToken ct
    )
    {
        if (Array.Find(asked, answer => answer.Problem is { Code: not CoreCodes.SecretNotFound }) is { } refused)
        {
            return refused.Problem!;
        }

        foreach (var place in places)
        {
            if (await history.IsDeletedAsync(place, ct))
            {
                return VaultError.Deleted(place.Vault);
            }
        }

        return new(CoreCodes.SecretNotFound, $"No configured vault has a secret named '{name}'.");
    }

    private static Reason Several(string name, IEnumerable<Uri> vaults) =>
        new(
            AzureCodes.SecretAmbiguous,
            $"'{name}' exists in {string.Join(" and ", vaults.Select(vault => vault.Authority))}: write it as vault/name."
        );
}
