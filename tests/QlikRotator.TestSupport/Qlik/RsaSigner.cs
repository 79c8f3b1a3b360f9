using System.Security.Cryptography;
using QlikRotator.Application.Signing;
using QlikRotator.Core;

namespace QlikRotator.TestSupport.Qlik;

/// <summary>Signs with a key of this process, where production signs in Key Vault.</summary>
internal sealed class RsaSigner : IKeySigner, IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    public RSAParameters PublicKey => _key.ExportParameters(includePrivateParameters: false);

    public List<Uri> KeysUsed { get; } = [];

    public Task<KeySignature> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct)
    {
        KeysUsed.Add(keyId);
        var signature = _key.SignHash(sha256Digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Task.FromResult(new KeySignature(keyId, signature));
    }

    public Task<Result<byte[]>> PublicKeyAsync(Uri keyId, CancellationToken ct) =>
        Task.FromResult<Result<byte[]>>(_key.ExportSubjectPublicKeyInfo());

    public void Dispose() => _key.Dispose();
}
