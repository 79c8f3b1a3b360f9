using System.Security.Cryptography;
using QlikRotator.Simulators.KeyVault.Secrets;

namespace QlikRotator.Simulators.KeyVault.Keys;

/// <summary>Keys by name, each with its versions in the order in which they were made. Thread-safe.</summary>
internal sealed class KeyStore(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<VaultKey>> keys = new(StringComparer.OrdinalIgnoreCase);

    public VaultResult<VaultKey> AddRsa(string name, int sizeInBits) =>
        sizeInBits is 2048 or 3072 or 4096
            ? Add(name, RSA.Create(sizeInBits))
            : VaultRefusal.BadParameter("An RSA key has 2048, 3072 or 4096 bits.");

    public VaultResult<VaultKey> AddEc(string name) => Add(name, ECDsa.Create(ECCurve.NamedCurves.nistP384));

    public VaultResult<VaultKey> Find(string name, string? version)
    {
        lock (gate)
        {
            var versions = keys.GetValueOrDefault(name);
            var found = string.IsNullOrEmpty(version)
                ? versions?[^1]
                : versions?.Find(key => string.Equals(key.Version, version, StringComparison.OrdinalIgnoreCase));
            return found is null ? VaultRefusal.KeyNotFound(name) : found;
        }
    }

    private VaultResult<VaultKey> Add(string name, AsymmetricAlgorithm material)
    {
        if (SecretRules.WhyRefuseName(name) is { } refusal)
        {
            material.Dispose();
            return refusal;
        }

        var version = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (gate)
        {
            if (!keys.TryGetValue(name, out var versions))
            {
                keys[name] = versions = [];
            }

            var key = new VaultKey(versions.Count == 0 ? name : versions[0].Name, version, material, VaultClock.Now(time));
            versions.Add(key);
            return key;
        }
    }
}
