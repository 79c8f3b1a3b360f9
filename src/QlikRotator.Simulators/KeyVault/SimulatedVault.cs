using System.Security.Cryptography;
using QlikRotator.Simulators.KeyVault.Events;
using QlikRotator.Simulators.KeyVault.Keys;
using QlikRotator.Simulators.KeyVault.Secrets;

namespace QlikRotator.Simulators.KeyVault;

/// <summary>
/// The vault's content, to seed and to inspect beside the HTTP interface; thread-safe. What the service would refuse throws
/// <see cref="InvalidOperationException"/> here.
/// </summary>
public sealed class SimulatedVault
{
    private readonly KeyVaultSimulatorOptions options;

    internal SimulatedVault(KeyVaultSimulatorOptions options)
    {
        this.options = options;
        Secrets = new SecretStore(options.TimeProvider, options.SoftDeleteDays, options.PurgeProtection);
        Keys = new KeyStore(options.TimeProvider);
    }

    public string Name => options.VaultName;

    public IReadOnlyList<string> SecretNames => [.. Secrets.LatestOfEach().Select(latest => latest.Name)];

    public IReadOnlyList<string> DeletedSecretNames => [.. Secrets.AllDeleted().Select(gone => gone.History.Name)];

    /// <summary>The base of every identifier; known once the server listens.</summary>
    internal Uri Address { get; set; } = new("https://localhost/");

    internal string Topic => $"/subscriptions/{Guid.Empty}/resourceGroups/simulated/providers/Microsoft.KeyVault/vaults/{Name}";

    internal SecretStore Secrets { get; }

    internal KeyStore Keys { get; }

    /// <summary>Adds a version, as a writer other than the rotator would.</summary>
    public SimulatedSecretVersion SetSecret(
        string name,
        string value,
        IReadOnlyDictionary<string, string>? tags = null,
        DateTimeOffset? expires = null,
        string? contentType = null,
        bool enabled = true
    )
    {
        var draft = new SecretDraft(value)
        {
            ContentType = contentType,
            Enabled = enabled,
            Expires = expires,
        };
        return Secrets.Set(name, tags is null ? draft : draft with { Tags = tags }).OrThrow();
    }

    /// <param name="name">The secret's name.</param>
    /// <param name="version">Null changes the latest version.</param>
    /// <param name="change">What to change.</param>
    public SimulatedSecretVersion UpdateSecret(string name, string? version, SecretChange change) =>
        Secrets.Update(name, version, change).OrThrow();

    /// <summary>Soft delete: the name is taken until the secret is recovered or purged.</summary>
    public void DeleteSecret(string name) => Secrets.Delete(name).OrThrow();

    /// <summary>Every version in the order in which they were set; empty for an unknown or deleted name.</summary>
    public IReadOnlyList<SimulatedSecretVersion> Versions(string name) => Secrets.Versions(name);

    /// <summary>The version set last, enabled or not; null for an unknown or deleted name.</summary>
    public SimulatedSecretVersion? Latest(string name) => Secrets.Find(name, version: null);

    /// <summary>The event about a version as Event Grid would send it now.</summary>
    public string RenderEvent(VaultEventKind kind, SimulatedSecretVersion version, EventSchema schema) =>
        VaultEventJson.Render(Describe(kind, version), schema);

    /// <summary>Makes an RSA key, or a new version of one, and returns its public half: the private half never leaves the vault.</summary>
    public RSAParameters AddRsaKey(string name, int sizeInBits = 2048) => Keys.AddRsa(name, sizeInBits).OrThrow().PublicRsa();

    /// <summary>Makes a P-384 key, or a new version of one, for ES384.</summary>
    public ECParameters AddEcKey(string name) => Keys.AddEc(name).OrThrow().PublicEc();

    internal VaultEvent Describe(VaultEventKind kind, SimulatedSecretVersion version) =>
        new()
        {
            Kind = kind,
            Time = options.TimeProvider.GetUtcNow(),
            Topic = Topic,
            VaultName = Name,
            SecretName = version.Name,
            SecretVersion = version.Version,
            SecretId = new Uri(Address, $"secrets/{version.Name}/{version.Version}"),
            NotBefore = version.NotBefore,
            Expires = version.Expires,
        };
}
