using QlikRotator.Application.Signing;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Fuzz.Tests;

/// <summary>A vault that holds what the rotator signs in with, and nothing else.</summary>
internal sealed class OwnSecret(string value) : ISecretVault
{
    public const string Name = "rotator-client";

    public static readonly Uri Vault = new("https://contoso.vault.azure.net");

    private static readonly SecretVersionInfo Info = new(
        new(Vault, Name, "1"),
        new Dictionary<string, string>(),
        DateTimeOffset.UnixEpoch,
        null,
        true,
        null
    );

    public Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct) =>
        Task.FromResult<Result<StoredSecret>>(new StoredSecret(Info, new SecretValue(value)));

    public Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) => throw new NotSupportedException();
}

internal sealed class NoSigner : IKeySigner
{
    public Task<KeySignature> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Result<byte[]>> PublicKeyAsync(Uri keyId, CancellationToken ct) => throw new NotSupportedException();
}
