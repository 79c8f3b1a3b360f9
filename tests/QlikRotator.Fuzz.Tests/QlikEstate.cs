using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik;
using QlikRotator.Qlik.Automations;
using QlikRotator.Qlik.Http;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Fuzz.Tests;

/// <summary>A simulated tenant with something of every family, and the product's own client in front of it.</summary>
internal sealed class QlikEstate : IAsyncDisposable
{
    private const string Host = "acme.eu.qlikcloud.com";

    private const string Header = "/connectionProperties/queryHeaders/0/value";
    private const string RotationId = "0123456789abcdef01234567";

    private readonly QlikSimulator _simulator;
    private readonly ServiceProvider _services;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly Dictionary<string, Func<Task>> _calls;

    private QlikEstate(QlikSimulator simulator)
    {
        _simulator = simulator;
        var tenant = simulator.Tenant(Host);
        tenant.SetApiKeyLimits(maxKeysPerUser: 1000, "P100D");
        var rotator = tenant.AddOAuthClient(
            new NewOAuthClient
            {
                GrantTypes = ["client_credentials", "urn:qlik:oauth:user-impersonation"],
                Scopes = ["admin_classic", "user_default", "automations.private", "automations.shared"],
            }
        );
        _services = Build(simulator, rotator.ClientId, new OwnSecret(rotator.Secret));
        _calls = CallsOn(tenant);
    }

    public static IReadOnlyList<string> CallNames { get; } =
    [
        "oauth inspect",
        "oauth prove",
        "oauth create",
        "oauth delete",
        "api key inspect",
        "api key prove",
        "api key create",
        "api key delete",
        "automation inspect",
        "automation prove",
        "automation create",
        "automation delete",
        "data connection inspect",
        "data connection deliver",
        "automation connection inspect",
        "automation connection deliver",
        "tenant email inspect",
        "tenant email deliver",
        "inventory",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public BrokenAnswers Answers { get; } = new();

    public static async Task<QlikEstate> StartAsync() =>
        new(await QlikSimulator.StartAsync(new QlikSimulatorOptions { Tenants = [Host] }, TestContext.Current.CancellationToken));

    /// <summary>A day after the call before, so that no answer of then is remembered.</summary>
    public Task CallAsync(string name)
    {
        _time.Advance(TimeSpan.FromDays(1));
        return _calls[name]();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
        Answers.Dispose();
    }

    private ServiceProvider Build(QlikSimulator simulator, string clientId, OwnSecret vault)
    {
        var settings = new RotatorOptions
        {
            Vaults = { new VaultOptions { Uri = OwnSecret.Vault } },
            Tenants =
            {
                new TenantOptions
                {
                    Host = Host,
                    BaseAddress = simulator.Address,
                    WritesPerMinute = 1_000_000,
                    Auth = new TenantAuthOptions
                    {
                        Kind = TenantAuthOptions.ClientSecret,
                        ClientId = clientId,
                        Secret = OwnSecret.Name,
                    },
                },
            },
        };
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton(Options.Create(settings))
            .AddSingleton(new QlikTimings(TimeSpan.FromSeconds(20), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero))
            .AddSingleton<ISecretVault>(vault)
            .AddSingleton<NamedSecret>()
            .AddSingleton<IKeySigner, NoSigner>()
            .AddQlik();
        services.AddHttpClient(TenantHttp.ClientName).AddHttpMessageHandler(() => Answers);
        return services.BuildServiceProvider();
    }

    private Dictionary<string, Func<Task>> CallsOn(QlikTenant tenant)
    {
        var owner = tenant.AddUser(new NewUser("auth0|owner"));
        var client = tenant.AddOAuthClient();
        var key = tenant.AddApiKey(new NewApiKey(owner));
        var automation = tenant.AddAutomation(new NewAutomation(owner));
        var trigger = new TriggerValue(automation.Id, new SecretValue(automation.ExecutionToken), null).ToSecret();
        var calls = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
        {
            ["inventory"] = () => _services.GetRequiredService<ITenantReader>().ReadAsync(Host, Ct),
        };
        AddSource(calls, "oauth", Call("oauth-client-secret", client.ClientId, new SecretValue(client.Secret)));
        AddSource(calls, "api key", Call("api-key", owner, new SecretValue(key.Token)));
        AddSource(calls, "automation", Call("execution-token", automation.Id, trigger));
        AddSlot(calls, "data connection", new("data-connection", AddDataConnection(tenant, owner), null, Header, "Bearer {0}"));
        AddSlot(calls, "automation connection", new("automation-connection", AddConnection(tenant, owner), null, "/key", null));
        tenant.SetEmailConfig(new NewEmailConfig("old"));
        AddSlot(calls, "tenant email", new("tenant-email", "BasicAuth", null, null, null));
        return calls;
    }

    private void AddSource(Dictionary<string, Func<Task>> calls, string name, SourceCall call)
    {
        var source = _services.GetRequiredKeyedService<ICredentialSource>(call.Secret.Source);
        calls[$"{name} inspect"] = () => source.InspectAsync(call with { Memory = new() }, Ct);
        calls[$"{name} prove"] = () => source.ProveAsync(call with { Memory = new() }, call.Current!, Ct);
        calls[$"{name} create"] = () => source.CreateAsync(call with { Memory = new() }, Ct);
        calls[$"{name} delete"] = () => source.DeleteAsync(call with { Memory = new() }, "no-such-credential", Ct);
    }

    private void AddSlot(Dictionary<string, Func<Task>> calls, string name, SlotReference slot)
    {
        var kind = _services.GetRequiredKeyedService<ISlot>(slot.Kind);
        var secret = Call("external", "password", new SecretValue("old")).Secret;
        var call = new SlotCall(slot, Host, secret, secret.Newest, RotationId);
        calls[$"{name} inspect"] = () => kind.InspectAsync(call with { Memory = new() }, Ct);
        calls[$"{name} deliver"] = async () =>
        {
            var fresh = call with { Memory = new() };
            await kind.DeliverAsync(fresh, new SecretValue("old"), Ct);
            await kind.VerifyAsync(fresh, new SecretValue("old"), Ct);
        };
    }

    private static string AddDataConnection(QlikTenant tenant, string owner) =>
        tenant.AddDataConnection(NewDataConnection.Rest(owner, "https://api.example", "Bearer old"));

    private static string AddConnection(QlikTenant tenant, string owner) =>
        tenant.AddAutomationConnection(
            new NewAutomationConnection(owner) { Params = [new NewConnectionParam("key", "old")], Accepts = _ => true }
        );

    private static SourceCall Call(string source, string resource, SecretValue value) =>
        new(
            new(
                new(new Uri("https://contoso.vault.azure.net"), "managed", "1"),
                source,
                Host,
                resource,
                CredentialId: null,
                "default",
                [],
                DateTimeOffset.UnixEpoch,
                ExpiresOn: null,
                Enabled: true,
                RotationId: null,
                Replaces: null
            ),
            PolicyDefaults.BuiltIn with
            {
                Allow = ["execution-token"],
            },
            RotationId,
            value
        );
}
