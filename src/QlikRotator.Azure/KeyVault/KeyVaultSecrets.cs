using Azure.Security.KeyVault.Secrets;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Azure.KeyVault;

/// <summary>The port over Azure's own client.</summary>
internal sealed class KeyVaultSecrets(VaultCalls calls, VersionHistory history) : ISecretVault, IVersionTags
{
    public async Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct)
    {
        var answer = await calls.AskAsync(
            secret.Vault,
            async vault => (await vault.Secrets.GetSecretAsync(secret.Name, version, ct)).Value,
            ct
        );
        if (!answer.TryGet(out var found, out var problem))
        {
            return await WhyAsync(secret, problem, ct);
        }

        var info = found.Properties.ToInfo(secret.Vault);
        return string.IsNullOrEmpty(found.Value)
            ? new Reason(AzureCodes.SecretEmpty, $"{info.Reference} has no value.")
            : new StoredSecret(info, new SecretValue(found.Value));
    }

    public async Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    )
    {
        var written = new KeyVaultSecret(secret.Name, value.Reveal());
        written.Properties.ExpiresOn = version.ExpiresOn;
        written.Properties.ContentType = version.ContentType;
        Replace(written.Properties.Tags, version.Tags);
        var answer = await calls.AskAsync(
            secret.Vault,
            async vault => (await vault.Secrets.SetSecretAsync(written, ct)).Value,
            ct
        );
        return answer.Map(stored => stored.Properties.ToInfo(secret.Vault));
    }

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        history.ListAsync(secret, ct);

    /// <exception cref="VaultRefusedException">The vault said no; a version that is gone counts as disabled.</exception>
    public async Task DisableAsync(SecretVersionReference version, CancellationToken ct)
    {
        var answer = await UpdateAsync(version, properties => properties.Enabled = false, ct);
        if (answer.Problem is { Code: not CoreCodes.SecretNotFound } problem)
        {
            throw new VaultRefusedException(problem);
        }
    }

    public async Task<Result<SecretVersionInfo>> TagAsync(
        SecretVersionReference newest,
        IReadOnlyDictionary<string, string> tags,
        DateTimeOffset expiresOn,
        CancellationToken ct
    )
    {
        var read = await ReadAsync(newest.ToSecret(), version: null, ct);
        if (!read.TryGet(out var current, out var problem))
        {
            return problem;
        }

        if (current.Info.Reference.Version != newest.Version)
        {
            return new Reason(CoreCodes.Stale, $"{newest} is not the newest version any more.");
        }

        var answer = await UpdateAsync(
            newest,
            properties =>
            {
                properties.ExpiresOn = expiresOn;
                Replace(properties.Tags, tags);
            },
            ct
        );
        return answer.Map(stored => stored.ToInfo(newest.Vault));
    }

    /// <summary>Sends only what <paramref name="change"/> sets: Key Vault leaves the rest as it is.</summary>
    private Task<Result<SecretProperties>> UpdateAsync(
        SecretVersionReference version,
        Action<SecretProperties> change,
        CancellationToken ct
    )
    {
        var properties = new SecretProperties(new Uri(version.Vault, $"/secrets/{version.Name}/{version.Version}"));
        change(properties);
        return calls.AskAsync(
            version.Vault,
            async vault => (await vault.Secrets.UpdateSecretPropertiesAsync(properties, ct)).Value,
            ct
        );
    }

    private async Task<Reason> WhyAsync(SecretReference secret, Reason problem, CancellationToken ct) =>
        problem.Code == CoreCodes.SecretNotFound && await history.IsDeletedAsync(secret, ct)
            ? VaultError.Deleted(secret.Vault)
            : problem;

    private static void Replace(IDictionary<string, string> tags, IReadOnlyDictionary<string, string> wanted)
    {
        tags.Clear();
        foreach (var (name, text) in wanted)
        {
            tags[name] = text;
        }
    }
}
