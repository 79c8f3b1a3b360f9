using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.KeyVault.Events;
using QlikRotator.Simulators.Qlik;
using QlikRotator.Simulators.Teams;

namespace QlikRotator.Local.Demo;

/// <summary>Two tenants, a vault and a Teams channel on loopback, with managed secrets whose values are two months old.</summary>
internal sealed class DemoEstate : IAsyncDisposable
{
    public const string Acme = "acme.eu.qlikcloud.com";
    public const string Globex = "globex.us.qlikcloud.com";

    public const string Token = "simulated-access-token";

    /// <summary>Name of the vault secret that holds the channel's address, which is a credential itself.</summary>
    public const string TeamsSecret = "ops-teams-webhook";

    private static readonly TimeSpan Age = TimeSpan.FromDays(61);
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    private readonly DemoClock _clock;
    private readonly DemoSignIn _signIn;

    private DemoEstate(QlikSimulator qlik, KeyVaultSimulator vault, TeamsSimulator teams, DemoClock clock)
    {
        Qlik = qlik;
        Vault = vault;
        Teams = teams;
        _clock = clock;
        _signIn = DemoSignIn.Seed(this);
        vault.Vault.SetSecret(TeamsSecret, teams.WorkflowUrl.AbsoluteUri);
        Secrets =
        [
            Seed("reporting-client", Globex, "default", $"key-vault:{new Uri(vault.Address, "/secrets/reporting-client-copy")}"),
            Seed("billing-client", Acme, "critical"),
        ];
    }

    public QlikSimulator Qlik { get; }

    public KeyVaultSimulator Vault { get; }

    public TeamsSimulator Teams { get; }

    public IReadOnlyList<DemoSecret> Secrets { get; }

    public IEnumerable<QlikTenant> Tenants => [Qlik.Tenant(Acme), Qlik.Tenant(Globex)];

    public static async Task<DemoEstate> StartAsync(CancellationToken ct)
    {
        var clock = new DemoClock();
        var qlik = await QlikSimulator.StartAsync(new() { Tenants = [Acme, Globex] }, ct);
        var vault = await KeyVaultSimulator.StartAsync(new() { AccessToken = Token, TimeProvider = clock }, ct);
        var teams = await TeamsSimulator.StartAsync(new(), ct);
        return new DemoEstate(qlik, vault, teams, clock);
    }

    public IConfiguration Settings(string folder) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(DemoSettings.Of(this, _signIn, folder))
            .AddEnvironmentVariables("OTEL_")
            .Build();

    /// <summary>Has Event Grid's part of the vault deliver to the host from now on.</summary>
    public async Task SubscribeAsync(Uri host, CancellationToken ct)
    {
        var handshake = await Vault.Events.SubscribeAsync(new EventSubscription(new Uri(host, "/api/events/keyvault")), ct);
        if (!handshake.Accepted)
        {
            throw new InvalidOperationException($"The event subscription was refused: {handshake.Refusal}");
        }
    }

    /// <summary>Announces that the secret's newest version nears its expiry.</summary>
    public async Task<SecretVersionReference> AnnounceAsync(DemoSecret secret, CancellationToken ct)
    {
        var version = Vault.Vault.Latest(secret.Name)!;
        await Vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, version, ct: ct);
        return new SecretVersionReference(Vault.Address, secret.Name, version.Version);
    }

    /// <summary>Every value that exists or ever existed here: what must be found nowhere but in the vault.</summary>
    public IReadOnlySet<string> ValuesInPlay() =>
        Tenants
            .SelectMany(tenant => tenant.IssuedValues)
            .Concat(Vault.Vault.SecretNames.SelectMany(Vault.Vault.Versions).Select(version => version.Value))
            .ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string> Describe() =>
        [
            $"Qlik Cloud, simulated: {Qlik.Address} ({Acme}, {Globex})",
            $"Key Vault, simulated: {Vault.Address}",
            .. Secrets.Select(secret =>
                $"Managed secret {secret.Name}: client {secret.ClientId} of {secret.Tenant}, policy {secret.Policy}"
            ),
        ];

    public async ValueTask DisposeAsync()
    {
        await Teams.DisposeAsync();
        await Vault.DisposeAsync();
        await Qlik.DisposeAsync();
    }

    private DemoSecret Seed(string name, string host, string policy, params string[] slots)
    {
        var client = Qlik.Tenant(host).AddOAuthClient(new() { Name = name, SecretAge = Age });
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ManagedTags.Source] = "oauth-client-secret",
            [ManagedTags.Tenant] = host,
            [ManagedTags.ResourceId] = client.ClientId,
            [ManagedTags.Credential] = client.Hint,
            [ManagedTags.Policy] = policy,
        };
        for (var number = 0; number < slots.Length; number++)
        {
            tags[$"{ManagedTags.SlotPrefix}{number + 1}"] = slots[number];
        }

        _clock.Offset = -Age;
        Vault.Vault.SetSecret(name, client.Secret, tags, _clock.GetUtcNow() + Life);
        _clock.Offset = TimeSpan.Zero;
        return new DemoSecret(name, host, client.ClientId, policy, new SecretValue(client.Secret));
    }
}
