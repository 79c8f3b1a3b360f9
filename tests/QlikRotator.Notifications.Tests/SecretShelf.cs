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

    public Task<FoundSecret> FindAsync(string name, CancellationToken ct)
    {
        FailWhereDown();
        return Task.FromResult(
            Values.ContainsKey(name) || PolicyTags.ContainsKey(name)
                ? new FoundSecret(Info(name), null)
                : new FoundSecret(null, new("SecretNotFound", $"No '{name}'."))
        );
    }

    public Task<VaultRead> ReadAsync(SecretReference secret, string? version, CancellationToken ct)
    {
        FailWhereDown();
        return Task.FromResult(
            Values.TryGetValue(secret.Name, out var value)
                ? new VaultRead(Info(secret.Name), new SecretValue(value), null)
                : new VaultRead(null, null, new("SecretNotFound", $"No '{secret.Name}'."))
        );
    }

    public Task<VaultWrite> WriteAsync(SecretReference secret, SecretValue value, NewVersion version, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) => throw new NotSupportedException();

    public IAsyncEnumerable<SecretVersionInfo> ListManagedAsync(CancellationToken ct) => throw new NotSupportedException();

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
