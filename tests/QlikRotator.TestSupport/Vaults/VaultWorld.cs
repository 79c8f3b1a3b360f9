using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application;
using QlikRotator.Azure;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Notifications;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.TestSupport.Vaults;

/// <summary>Simulated vaults over https with a clock that stands still, and the product's own services configured for them.</summary>
internal sealed class VaultWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly List<KeyVaultSimulator> _simulators = [];
    private ServiceProvider? _services;

    public FakeTimeProvider Clock { get; } = new(Noon);

    /// <summary>Settings beside the vaults', to be set before the first use.</summary>
    public Dictionary<string, string?> Settings { get; } =
        new()
        {
            ["Rotator:Tenants:0:Host"] = "acme.eu.qlikcloud.com",
            ["Rotator:Tenants:0:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:0:Auth:ClientId"] = "c1",
            ["Rotator:Tenants:0:Auth:Secret"] = "acme-client",
        };

    public MemoryStore Ledger { get; } = new();

    public KeyVaultSimulator First => _simulators[0];

    public KeyVaultSimulator Second => _simulators[1];

    public ISecretVault Vault => Get<ISecretVault>();

    public ISecretRegistry Registry => Get<ISecretRegistry>();

    public static async Task<VaultWorld> StartAsync(int vaults = 1, CancellationToken ct = default)
    {
        var world = new VaultWorld();
        for (var index = 0; index < vaults; index++)
        {
            var simulator = await KeyVaultSimulator.StartAsync(new() { TimeProvider = world.Clock }, ct);
            world._simulators.Add(simulator);
            world.Settings[$"Rotator:Vaults:{index}:Uri"] = simulator.Address.ToString();
            world.Settings[$"Rotator:Vaults:{index}:Thumbprint"] = simulator.CertificateThumbprint;
            world.Settings[$"Rotator:Vaults:{index}:LoopbackToken"] = "simulated-access-token";
        }

        return world;
    }

    public T Get<T>()
        where T : notnull => (_services ??= Build()).GetRequiredService<T>();

    public T Get<T>(string key)
        where T : notnull => (_services ??= Build()).GetRequiredKeyedService<T>(key);

    public SecretReference Secret(string name) => new(First.Address, name);

    /// <summary>References of a secret's versions as the simulator holds them, oldest first.</summary>
    public IReadOnlyList<SecretVersionReference> Versions(string name) =>
        [.. First.Vault.Versions(name).Select(version => new SecretVersionReference(First.Address, name, version.Version))];

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        foreach (var simulator in _simulators)
        {
            await simulator.DisposeAsync();
        }
    }

    private ServiceProvider Build() =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ILedgerStore>(Ledger)
            .AddRotatorApplication(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build())
            .AddAzure()
            .AddNotifications()
            .BuildServiceProvider();
}
