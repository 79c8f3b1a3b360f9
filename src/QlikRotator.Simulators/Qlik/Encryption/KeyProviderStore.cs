using System.Security.Cryptography;
using System.Text;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Encryption;

internal sealed class KeyProviderStore(QlikTenant tenant)
{
    private readonly List<KeyProvider> _providers = [];

    public IReadOnlyList<KeyProvider> All => _providers;

    public Migration? Migration { get; private set; }

    public bool IsMigrating => Migration?.IsRunning ?? false;

    public KeyProvider? Current => _providers.Find(provider => provider.Current);

    public KeyProvider? Find(string fingerprint) => _providers.Find(provider => provider.Fingerprint == fingerprint);

    public static string FingerprintOf(string arn) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(arn)))[..40];

    public KeyProvider Add(string arn, string name)
    {
        var provider = new KeyProvider(arn, FingerprintOf(arn), tenant.Now) { Name = name };
        _providers.Add(provider);
        return provider;
    }

    public void Remove(KeyProvider provider) => _providers.Remove(provider);

    /// <summary>Starts a change to another key, or to Qlik's own for null.</summary>
    public Migration Migrate(KeyProvider? target) =>
        Migration = new Migration(Ids.Guid(), Current?.Fingerprint ?? "", target?.Fingerprint ?? "", tenant.Now);

    public void Look()
    {
        if (Migration is not { IsRunning: true } migration)
        {
            return;
        }

        migration.Look();
        if (migration.Progress == Migration.Done)
        {
            migration.CompletedAt = tenant.Now;
            _providers.ForEach(provider => provider.Current = provider.Fingerprint == migration.To);
        }
    }
}
