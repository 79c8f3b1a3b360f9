using Azure.Security.KeyVault.Secrets;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.KeyVault;

/// <summary>Which versions a secret has, and which of them is the newest.</summary>
internal sealed class VersionHistory(VaultCalls calls)
{
    /// <summary>Newest first; empty for a secret that does not exist.</summary>
    /// <exception cref="VaultRefusedException">The vault said no.</exception>
    public async Task<IReadOnlyList<SecretVersionInfo>> ListAsync(SecretReference secret, CancellationToken ct)
    {
        var answer = await calls.AskAsync(secret.Vault, vault => ListAsync(vault, secret, ct), ct);
        if (!answer.TryGet(out var versions, out var problem))
        {
            return problem.Code == CoreCodes.SecretNotFound ? [] : throw new VaultRefusedException(problem);
        }

        var sorted = VersionOrder.NewestFirst(versions);
        return VersionOrder.IsDoubtful(sorted) ? await AskForNewestAsync(secret, sorted, ct) : sorted;
    }

    /// <summary>The newest version, which is what a reader without a version gets, even where that is an error because it is disabled.</summary>
    public async Task<Result<SecretVersionInfo>> NewestAsync(SecretReference secret, CancellationToken ct)
    {
        var answer = await ReadNewestAsync(secret, ct);
        return answer.Problem is { Code: CoreCodes.SecretDisabled } && await ListAsync(secret, ct) is [var newest, ..]
            ? newest
            : answer;
    }

    /// <summary>
    /// The newest version of a secret that a listing has just named: the one that the listing describes. Only where several look the same,
    /// written in one second with the same tags, or none does because it was replaced since, is the secret itself read.
    /// </summary>
    public async Task<Result<SecretVersionInfo>> DescribedAsync(Uri vault, SecretProperties listed, CancellationToken ct)
    {
        var secret = new SecretReference(vault, listed.Name);
        var answer = await calls.AskAsync(vault, connection => ListPropertiesAsync(connection, secret, ct), ct);
        if (!answer.TryGet(out var versions, out var problem))
        {
            return problem;
        }

        var mark = KnownVersions.MarkOf(listed);
        return versions.Where(version => KnownVersions.MarkOf(version) == mark).ToList() is [var described]
            ? described.ToInfo(vault)
            : await NewestAsync(secret, ct);
    }

    /// <summary>A deleted secret reads as one that never was; the list of the deleted tells them apart, for those who may see it.</summary>
    public async Task<bool> IsDeletedAsync(SecretReference secret, CancellationToken ct)
    {
        var deleted = await calls.AskAsync(
            secret.Vault,
            async vault => (await vault.Secrets.GetDeletedSecretAsync(secret.Name, ct)).Value,
            ct
        );
        return deleted.Value is not null;
    }

    private Task<Result<SecretVersionInfo>> ReadNewestAsync(SecretReference secret, CancellationToken ct) =>
        calls.AskAsync(
            secret.Vault,
            async vault => (await vault.Secrets.GetSecretAsync(secret.Name, null, ct)).Value?.Properties.ToInfo(vault.Uri)!,
            ct
        );

    private async Task<IReadOnlyList<SecretVersionInfo>> AskForNewestAsync(
        SecretReference secret,
        IReadOnlyList<SecretVersionInfo> sorted,
        CancellationToken ct
    )
    {
        var newest = await ReadNewestAsync(secret, ct);
        return newest switch
        {
            { Value: { } found } => VersionOrder.WithFirst(sorted, found.Reference.Version),
            { Problem.Code: CoreCodes.SecretDisabled } when sorted.FirstOrDefault(version => !version.Enabled) is { } disabled =>
                VersionOrder.WithFirst(sorted, disabled.Reference.Version),
            _ => sorted,
        };
    }

    private static async Task<List<SecretVersionInfo>> ListAsync(
        VaultConnection vault,
        SecretReference secret,
        CancellationToken ct
    )
    {
        var versions = (await ListPropertiesAsync(vault, secret, ct)).Select(version => version.ToInfo(vault.Uri));
        return [.. versions.DistinctBy(version => version.Reference.Version, StringComparer.OrdinalIgnoreCase)];
    }

    private static async Task<List<SecretProperties>> ListPropertiesAsync(
        VaultConnection vault,
        SecretReference secret,
        CancellationToken ct
    )
    {
        var versions = new List<SecretProperties>();
        await foreach (var version in vault.Secrets.GetPropertiesOfSecretVersionsAsync(secret.Name, ct))
        {
            versions.Add(version);
        }

        return versions;
    }
}
