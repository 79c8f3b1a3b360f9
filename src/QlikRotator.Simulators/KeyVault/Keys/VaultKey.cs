using System.Security.Cryptography;

namespace QlikRotator.Simulators.KeyVault.Keys;

/// <summary>One version of a key. Nothing here gives out the private half.</summary>
internal sealed class VaultKey(string name, string version, AsymmetricAlgorithm material, DateTimeOffset created)
{
    private readonly Lock gate = new();

    public string Name => name;

    public string Version => version;

    public DateTimeOffset Created => created;

    public bool IsRsa => material is RSA;

    public RSAParameters PublicRsa() => ((RSA)material).ExportParameters(includePrivateParameters: false);

    public ECParameters PublicEc() => ((ECDsa)material).ExportParameters(includePrivateParameters: false);

    /// <summary>Null where the key or the digest does not fit the algorithm.</summary>
    public byte[]? Sign(SignatureAlgorithm algorithm, byte[] digest)
    {
        if (algorithm.UsesRsa != IsRsa || digest.Length != algorithm.DigestBytes)
        {
            return null;
        }

        lock (gate)
        {
            return material is RSA rsa
                ? rsa.SignHash(digest, algorithm.Hash, algorithm.Padding)
                : ((ECDsa)material).SignHash(digest, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
