using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QlikRotator.Application;
using QlikRotator.Application.Adopting;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Azure;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Sqlite;
using QlikRotator.Notifications;
using QlikRotator.Qlik;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Logs;
using QlikRotator.TestSupport.Qlik;
using QlikRotator.TestSupport.Slots;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Everything real but Azure and Qlik: the real steps and clients, a ledger file, and simulators over HTTP and HTTPS.</summary>
internal sealed partial class RotationWorld : IAsyncDisposable
{
    public const string Host = "acme.eu.qlikcloud.com";
    public const string SecretName = "reporting";
    public const string OtherHost = "globex.us.qlikcloud.com";
    private const string SignIn = "rotator-client";
    public const string OrganizationHost = "console.qlikcloud.com";
    public const string OrganizationSignIn = "organization-rotator-client";
    public const string RegionHost = "initech.eu.qlikcloud.com";
    public const string UnlistedHost = "hooli.eu.qlikcloud.com";
    private const string RegionSignIn = "eu-region-client";
    private const string OtherSignIn = "globex-rotator-client";
    private const string SigningKey = "qlik-rotator";
    private static readonly TimeSpan WhileAgo = TimeSpan.FromMinutes(10);

    private static readonly NewOAuthClient RotatorClient = new()
    {
        Name = "rotator",
        GrantTypes = QlikWorld.RotatorGrants,
        Scopes = QlikWorld.RotatorScopes,
    };

    /// <summary>What the Cloud Console makes: machine-to-machine, with the one scope that is published.</summary>
    public static readonly NewOAuthClient OrganizationClient = new() { Scopes = ["cloud-console.tenants:read"] };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-rotation-");
    private readonly ServiceProvider _services;

    private RotationWorld(QlikSimulator qlik, KeyVaultSimulator vault, SwiftTime time, Dictionary<string, string?> settings)
    {
        Qlik = qlik;
        KeyVault = vault;
        Time = time;
        Rotator = Tenant.AddOAuthClient(RotatorClient);
        vault.Vault.SetSecret(SignIn, Rotator.Secret);
        OtherRotator = Other.AddOAuthClient(RotatorClient);
        vault.Vault.SetSecret(OtherSignIn, OtherRotator.Secret);
        OrganizationRotator = Organization.AddOAuthClient(OrganizationClient with { Name = "rotator" });
        vault.Vault.SetSecret(OrganizationSignIn, OrganizationRotator.Secret);
        RegionClient = qlik.AddRegionClient(RegionHost, UnlistedHost);
        vault.Vault.SetSecret(RegionSignIn, RegionClient.Secret);
        if (settings.ContainsKey("Rotator:RegionClients:0:Pattern"))
        {
            settings["Rotator:RegionClients:0:BaseAddress"] = qlik.Address.AbsoluteUri;
            settings["Rotator:RegionClients:0:Auth:ClientId"] = RegionClient.ClientId;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings()).AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddMetrics()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IRotationHost, NobodyToNudge>()
            .AddRotatorApplication(configuration)
            .AddLedger()
            .AddAzure()
            .AddQlik()
            .AddNotifications()
            .AddSingleton<INotifier>(Told)
            .BuildServiceProvider();
    }

    public QlikSimulator Qlik { get; }

    public KeyVaultSimulator KeyVault { get; }

    public SwiftTime Time { get; }

    /// <summary>The OAuth client the rotator signs in with.</summary>
    public SeededOAuthClient Rotator { get; }

    public LogLines Log { get; } = new();

    public ToldPeople Told { get; } = new();

    public SeededOAuthClient OtherRotator { get; }

    public SeededOAuthClient OrganizationRotator { get; }

    /// <summary>Signs in to <see cref="RegionHost"/> in a world that has a region, and never to <see cref="UnlistedHost"/>.</summary>
    public SeededOAuthClient RegionClient { get; }

    /// <summary>Somebody who is told by webhooks; null where nobody is.</summary>
    public Consumer? Consumer { get; set; }

    public QlikTenant Tenant => Qlik.Tenant(Host);

    public QlikTenant Other => Qlik.Tenant(OtherHost);

    public QlikTenant Organization => Qlik.Tenant(OrganizationHost);

    /// <summary>Everything that gives out values.</summary>
    public IEnumerable<QlikTenant> Everywhere => [Tenant, Other, Organization, Qlik.Tenant(RegionHost)];

    public RotationLedger Ledger => Get<RotationLedger>();

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Puts a client's oldest secret under management.</summary>
    public SecretVersionReference Manage(SeededOAuthClient client, string name = SecretName, string? credential = null) =>
        Manage("oauth-client-secret", client.ClientId, credential ?? client.Hint, client.Secret, name);

    public SecretVersionReference Manage(
        string source,
        string id,
        string? credential,
        string value,
        string name = SecretName,
        params string[] slots
    ) => ManageAt(Host, source, id, credential, value, name, slots);

    /// <summary>The same of another tenant, or of the organization; a while ago, as in all but the first minutes of a secret.</summary>
    public SecretVersionReference ManageAt(
        string tenant,
        string source,
        string id,
        string? credential,
        string value,
        string name = SecretName,
        params string[] slots
    )
    {
        var order = new AdoptionOrder(name, source, tenant, id, credential, "default", slots, null);
        var version = KeyVault.Vault.SetSecret(name, value, order.Tags(credential), Time.GetUtcNow().AddDays(20));
        Time.Skip(WhileAgo);
        return new SecretVersionReference(KeyVault.Address, name, version.Version);
    }

    public async Task<RotationStory> RotateAsync(
        SecretVersionReference subject,
        RotationMode mode = RotationMode.Routine,
        Func<string, Task>? before = null
    )
    {
        var policy = Get<PolicyResolver>().Find("default")!;
        var request = new RotationRequest(
            RotationId.For(subject),
            subject,
            mode == RotationMode.Leak ? policy.ForLeak() : policy,
            mode,
            RotationTrigger.NearExpiry,
            "event-grid",
            Time.GetUtcNow()
        );
        var log = new ContextLog();
        var outcome = await WorkflowHost.RunAsync(_services, Time, request, before ?? (_ => Task.CompletedTask), log);
        return new RotationStory(this, request, outcome, log) { Left = await Get<CredentialRegister>().ListLeftAsync(Ct) };
    }

    /// <summary>Everything that was written anywhere but the vault.</summary>
    public IEnumerable<string> EverythingWritten() =>
        _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => ReadShared(file.FullName)).Concat(Log.All);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await (Consumer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Qlik.DisposeAsync();
        await KeyVault.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private sealed class NobodyToNudge : IRotationHost
    {
        public Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct) =>
            throw new InvalidOperationException("These tests run the workflow themselves.");

        public Task NudgeAsync(string rotationId, CancellationToken ct) => Task.CompletedTask;
    }
}
