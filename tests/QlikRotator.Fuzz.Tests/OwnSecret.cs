using QlikRotator.Application.Signing;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Fuzz.Tests;

/// <summary>A vault that holds what the rotator signs in with, and nothing else.</summary>
internal sealed class OwnSecret(string value) : ISecretVault, ISecretRegistry
{
    public const string Name = "rotator-client";

    private static readonly SecretVersionInfo Info = new(
        new(new Uri("https://contoso.vault.azure.net"), Name, "1"),
        new Dictionary<string, string>(),
        DateTimeOffset.UnixEpoch,
        null,
        true,
        null
    );

    public Task<FoundSecret> FindAsync(string name, CancellationToken ct) => Task.FromResult(new FoundSecret(Info, null));

    public Task<VaultRead> ReadAsync(SecretReference secret, string? version, CancellationToken ct) =>
        Task.FromResult(new VaultRead(Info, new SecretValue(value), null));

    public Task<VaultWrite> WriteAsync(SecretReference secret, SecretValue value, NewVersion version, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) => throw new NotSupportedException();

    public IAsyncEnumerable<SecretVersionInfo> ListManagedAsync(CancellationToken ct) => throw new NotSupportedException();
}

internal sealed class NoSigner : IKeySigner
{
    public Task<byte[]> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct) => throw new NotSupportedException();
}
