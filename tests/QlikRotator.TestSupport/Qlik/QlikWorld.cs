using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Ports;
using QlikRotator.Qlik;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Logs;

namespace QlikRotator.TestSupport.Qlik;

/// <summary>The real client and the real services against a simulated Qlik Cloud whose first two tenants are in the settings, over HTTP.</summary>
internal sealed class QlikWorld : IAsyncDisposable
{
    public const string Acme = "acme.eu.qlikcloud.com";
    public const string Globex = "globex.us.qlikcloud.com";
    public const string Initech = "initech.eu.qlikcloud.com";
    public const string Organization = "console.qlikcloud.com";
    public const string SignInSecret = "rotator-client";

    private readonly ServiceProvider _services;

    private QlikWorld(
        QlikSimulator simulator,
        TimeProvider time,
        QlikTimings timings,
        Action<RotatorOptions, QlikSimulator>? change
    )
    {
        Simulator = simulator;
        Rotator = simulator
            .Tenant(Acme)
            .AddOAuthClient(
                new NewOAuthClient
                {
                    Name = "rotator",
                    GrantTypes = RotatorGrants,
                    Scopes = RotatorScopes,
                }
            );
        Vault = new OneSecretVault(SignInSecret, Rotator.Secret);
        var settings = new RotatorOptions
        {
            Vaults = { new VaultOptions { Uri = new("https://contoso.vault.azure.net") } },
            Tenants = { TenantAt(Acme), TenantAt(Globex) },
        };
        change?.Invoke(settings, simulator);
        _services = new ServiceCollection()
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(settings))
            .AddSingleton(time)
            .AddSingleton(timings)
            .AddSingleton<ISecretVault>(Vault)
            .AddSingleton<ISecretRegistry>(Vault)
            .AddSingleton<NamedSecret>()
            .AddSingleton<IKeySigner>(Signer)
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddQlik()
            .BuildServiceProvider();
    }

    public static QlikTimings Fast { get; } =
        new(TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(1));

    public static IReadOnlyList<string> RotatorGrants { get; } = ["client_credentials", "urn:qlik:oauth:user-impersonation"];

    public static IReadOnlyList<string> RotatorScopes { get; } =
    ["admin_classic", "user_default", "automations.private", "automations.shared"];

    public QlikSimulator Simulator { get; }

    /// <summary>The OAuth client that the rotator itself signs in with, in <see cref="Acme"/>.</summary>
    public SeededOAuthClient Rotator { get; }

    public OneSecretVault Vault { get; }

    public RsaSigner Signer { get; } = new();

    public LogLines Log { get; } = new();

    public QlikRotator.Simulators.Qlik.QlikTenant Tenant => Simulator.Tenant(Acme);

    public IQlikTenants Tenants => _services.GetRequiredService<IQlikTenants>();

    public QlikClient AsRotator => Tenants.Find(Acme).Value!.AsRotator;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<QlikWorld> StartAsync(
        TimeProvider? time = null,
        QlikTimings? timings = null,
        Action<RotatorOptions>? change = null
    ) => await StartAsync((settings, _) => change?.Invoke(settings), time, timings);

    /// <summary>The same, where settings need what was seeded.</summary>
    public static async Task<QlikWorld> StartAsync(
        Action<RotatorOptions, QlikSimulator> change,
        TimeProvider? time = null,
        QlikTimings? timings = null
    )
    {
        var clock = time ?? TimeProvider.System;
        var options = new QlikSimulatorOptions
        {
            Tenants = [Acme, Globex, Initech],
            Organizations = [Organization],
            TimeProvider = clock,
        };
        return new QlikWorld(await QlikSimulator.StartAsync(options, Ct), clock, timings ?? Fast, change);
    }

    public ICredentialSource Source(string kind) => _services.GetRequiredKeyedService<ICredentialSource>(kind);

    public ITenantReader Inventory => _services.GetRequiredService<ITenantReader>();

    public ITenantUsers Users => _services.GetRequiredService<ITenantUsers>();

    public ICheckup Checkup => _services.GetRequiredService<ICheckup>();

    public ISlot Slot(string kind) => _services.GetRequiredKeyedService<ISlot>(kind);

    public void Fail(string method, string path, FaultKind kind, int times = 1, int status = 503) =>
        Simulator.Faults.Add(
            new Fault
            {
                Method = method,
                PathPattern = path,
                Kind = kind,
                Times = times,
                Status = status,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Simulator.DisposeAsync();
        Signer.Dispose();
    }

    private TenantOptions TenantAt(string host) =>
        new()
        {
            Host = host,
            BaseAddress = Simulator.Address,
            Auth = new TenantAuthOptions
            {
                Kind = TenantAuthOptions.ClientSecret,
                ClientId = Rotator.ClientId,
                Secret = SignInSecret,
            },
        };
}
