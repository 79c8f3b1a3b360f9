using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Notifications.Tests;

/// <summary>A vault with the rotator's own secrets in it, read by name; tags may make one a managed secret.</summary>
internal sealed class SecretShelf : ISecretVault, ISecretRegistry
{
    private static readonly Uri Address = new("https://contoso.vault.azure.net");

    public Dictionary<string, string> Values { get; } = [];

    public Dictionary<string, string> PolicyTags { get; } = [];

    public bool IsDown { get; set; }

    /// <summary>Another vault that has secrets of the same names.</summary>
    public string? TwiceIn { get; set; }

    public Task<Result<SecretVersionInfo>> FindAsync(string name, CancellationToken ct)
    {
        FailWhereDown();
        var bare = name.Split('/')[^1];
        if (TwiceIn is { } other && !name.Contains('/', StringComparison.Ordinal))
        {
            return Task.FromResult<Result<SecretVersionInfo>>(new Reason("SecretAmbiguous", $"'{name}' exists in {other}, too."));
        }

        name = bare;
        return Task.FromResult<Result<SecretVersionInfo>>(
            Values.ContainsKey(name) || PolicyTags.ContainsKey(name) ? Info(name) : new Reason("SecretNotFound", $"No '{name}'.")
        );
    }

    public Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct)
    {
        FailWhereDown();
        return Task.FromResult<Result<StoredSecret>>(
            Values.TryGetValue(secret.Name, out var value)
                ? new StoredSecret(Info(secret.Name), new SecretValue(value))
                : new Reason("SecretNotFound", $"No '{secret.Name}'.")
        );
    }

    public Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) => throw new NotSupportedException();

    public Task<SecretListing> ListManagedAsync(CancellationToken ct) => throw new NotSupportedException();

    private void FailWhereDown()
    {
        if (IsDown)
        {
            throw new TryAgainException(new Reason("VaultDown", "The vault is down."));
        }
    }

    private SecretVersionInfo Info(string name)
    {
        var tags = new Dictionary<string, string>();
        if (PolicyTags.TryGetValue(name, out var policy))
        {
            tags[ManagedTags.Source] = "api-key";
            tags[ManagedTags.Policy] = policy;
        }

        return new(new(Address, name, "1"), tags, DateTimeOffset.UnixEpoch, null, true, null);
    }
}
