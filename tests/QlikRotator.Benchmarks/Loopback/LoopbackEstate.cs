using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Adopting;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Journal;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Benchmarks.Loopback;

/// <summary>The local host as it is, with simulated tenants and a simulated vault over HTTP on this machine, on a fast clock.</summary>
internal sealed class LoopbackEstate : IAsyncDisposable
{
    private const string SignIn = "rotator-client";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-run-");
    private readonly QlikSimulator _qlik;
    private readonly IHost _host;

    private LoopbackEstate(
        FastClock clock,
        QlikSimulator qlik,
        KeyVaultSimulator vault,
        IReadOnlyList<string> hosts,
        TimeSpan soak
    )
    {
        Clock = clock;
        _qlik = qlik;
        Vault = vault;
        Tenants = [.. hosts.Select(qlik.Tenant)];
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(Settings(soak));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddRotator(builder.Configuration).AddHostedService<JournalService>();
        _host = builder.Build();
    }

    public FastClock Clock { get; }

    public IReadOnlyList<QlikTenant> Tenants { get; }

    public KeyVaultSimulator Vault { get; }

    public static async Task<LoopbackEstate> StartAsync(double factor, int tenants, TimeSpan? soak = null)
    {
        var clock = new FastClock(factor);
        string[] hosts = [.. Enumerable.Range(0, tenants).Select(number => $"t{number}.eu.qlikcloud.com")];
        var qlik = await QlikSimulator.StartAsync(new() { Tenants = hosts, TimeProvider = clock }, CancellationToken.None);
        var vault = await KeyVaultSimulator.StartAsync(new() { TimeProvider = clock }, CancellationToken.None);
        var estate = new LoopbackEstate(clock, qlik, vault, hosts, soak ?? TimeSpan.FromMinutes(1));
        await estate._host.StartAsync(CancellationToken.None);
        return estate;
    }

    public IServiceProvider Services => _host.Services;

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Puts a value under management that expires in <paramref name="days"/>.</summary>
    public void Manage(
        QlikTenant tenant,
        string name,
        string source,
        string id,
        string? credential,
        string value,
        int days = 20,
        params string[] slots
    )
    {
        var order = new AdoptionOrder(name, source, tenant.Host, id, credential, "default", slots, null);
        Vault.Vault.SetSecret(name, value, order.Tags(credential), Clock.GetUtcNow().AddDays(days));
        Clock.Skip(OutsideEstate.WhileAgo);
    }

    public async Task<RotationOutcome> RotateAsync(string name)
    {
        var order = new StartOrder(name, RotationTrigger.Person, "benchmark");
        var started = await Get<RotationStarter>().StartAsync(order, Get<IRotationHost>(), CancellationToken.None);
        return await EndAsync(
            started.RotationId ?? throw new InvalidOperationException($"{name} was not started: {started.Reason}")
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _qlik.DisposeAsync();
        await Vault.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<RotationOutcome> EndAsync(string rotationId)
    {
        while (true)
        {
            if (await Get<RotationLedger>().FindAsync(rotationId, CancellationToken.None) is { Outcome: { } outcome })
            {
                return outcome;
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    private Dictionary<string, string?> Settings(TimeSpan soak)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Rotator:Vaults:0:Uri"] = Vault.Address.AbsoluteUri,
            ["Rotator:Vaults:0:Thumbprint"] = Vault.CertificateThumbprint,
            ["Rotator:Vaults:0:LoopbackToken"] = "simulated-access-token",
            ["Rotator:Policies:default:Soak"] = soak.ToString(),
            ["Rotator:Policies:default:Allow:0"] = "execution-token",
            ["Rotator:Ledger:Kind"] = "sqlite",
            ["Rotator:Ledger:Folder"] = _folder.FullName,
        };
        for (var number = 0; number < Tenants.Count; number++)
        {
            var rotator = Tenants[number]
                .AddOAuthClient(
                    new NewOAuthClient
                    {
                        Name = "rotator",
                        GrantTypes = ["client_credentials", "urn:qlik:oauth:user-impersonation"],
                        Scopes = ["admin_classic", "user_default", "automations.private", "automations.shared"],
                    }
                );
            Vault.Vault.SetSecret($"{SignIn}-{number}", rotator.Secret);
            settings[$"Rotator:Tenants:{number}:Host"] = Tenants[number].Host;
            settings[$"Rotator:Tenants:{number}:BaseAddress"] = _qlik.Address.AbsoluteUri;
            settings[$"Rotator:Tenants:{number}:Auth:Kind"] = "client-secret";
            settings[$"Rotator:Tenants:{number}:Auth:ClientId"] = rotator.ClientId;
            settings[$"Rotator:Tenants:{number}:Auth:Secret"] = $"{SignIn}-{number}";
        }

        return settings;
    }
}
