using System.Runtime.CompilerServices;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault;

/// <summary>
/// The managed secrets of all configured vaults. A vault that cannot be listed does not hide the others: it is reported by
/// <see cref="TryAgainException"/> after everything that could be listed.
/// </summary>
internal sealed class KeyVaultRegistry(VaultConnections connections, VaultCalls calls, VersionHistory history) : ISecretRegistry
{
    /// <summary>A listing names secrets without their version, so each takes one more call; this many at a time.</summary>
    private const int AtATime = 16;

    public async IAsyncEnumerable<SecretVersionInfo> ListManagedAsync([EnumeratorCancellation] CancellationToken ct)
    {
        Reason? problem = null;
        foreach (var vault in connections.All)
        {
            var names = await ListNamesAsync(vault.Uri, ct);
            problem ??= names.Problem;
            foreach (var few in (names.Value ?? []).Chunk(AtATime))
            {
                var found = await Task.WhenAll(few.Select(secret => history.NewestAsync(secret, ct)));
                foreach (var answer in found)
                {
                    // No answer: deleted since it was listed. No tag: replaced since by a version that is not managed.
                    if (answer.Value is { } version && ManagedTags.IsManaged(version.Tags))
                    {
                        yield return version;
                    }
                }
            }
        }

        if (problem is not null)
        {
            throw new TryAgainException(problem);
        }
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

    private async Task<Result<List<SecretReference>>> ListNamesAsync(Uri uri, CancellationToken ct)
    {
        try
        {
            return await calls.AskAsync(uri, vault => ListNamesAsync(vault, ct), ct);
        }
        catch (TryAgainException passing)
        {
            return passing.Reason;
        }
    }

    private static async Task<List<SecretReference>> ListNamesAsync(VaultConnection vault, CancellationToken ct)
    {
        var names = new List<SecretReference>();
        await foreach (var secret in vault.Secrets.GetPropertiesOfSecretsAsync(ct))
        {
            if (secret.Tags.ContainsKey(ManagedTags.Source))
            {
                names.Add(new SecretReference(vault.Uri, secret.Name));
            }
        }

        return names;
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
