using System.Security.Cryptography;
using QlikRotator.Application.Signing;

namespace QlikRotator.TestSupport.Qlik;

/// <summary>Signs with a key of this process, where production signs in Key Vault.</summary>
internal sealed class RsaSigner : IKeySigner, IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    public RSAParameters PublicKey => _key.ExportParameters(includePrivateParameters: false);

    public List<Uri> KeysUsed { get; } = [];

    public Task<byte[]> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct)
    {
        KeysUsed.Add(keyId);
        return Task.FromResult(_key.SignHash(sha256Digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public void Dispose() => _key.Dispose();
}
