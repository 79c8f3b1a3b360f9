using System.Security.Cryptography;

namespace QlikRotator.Simulators.KeyVault.Keys;

internal sealed record SignatureAlgorithm(bool UsesRsa, HashAlgorithmName Hash, int DigestBytes, RSASignaturePadding Padding)
{
    private static readonly Dictionary<string, SignatureAlgorithm> Known = new(StringComparer.Ordinal)
    {
        ["RS256"] = new(true, HashAlgorithmName.SHA256, 32, RSASignaturePadding.Pkcs1),
        ["RS384"] = new(true, HashAlgorithmName.SHA384, 48, RSASignaturePadding.Pkcs1),
        ["RS512"] = new(true, HashAlgorithmName.SHA512, 64, RSASignaturePadding.Pkcs1),
        ["PS256"] = new(true, HashAlgorithmName.SHA256, 32, RSASignaturePadding.Pss),
        ["PS384"] = new(true, HashAlgorithmName.SHA384, 48, RSASignaturePadding.Pss),
        ["PS512"] = new(true, HashAlgorithmName.SHA512, 64, RSASignaturePadding.Pss),
        ["ES384"] = new(false, HashAlgorithmName.SHA384, 48, RSASignaturePadding.Pkcs1),
    };

    public static SignatureAlgorithm? Find(string? name) => name is null ? null : Known.GetValueOrDefault(name);
}
