using System.Security.Cryptography;
using System.Text;
using QlikRotator.Application.Adopting;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.KeyVault.Events;
using QlikRotator.Simulators.Mail;
using QlikRotator.Simulators.Qlik;
using QlikRotator.Simulators.Teams;

namespace QlikRotator.Local.Demo;

/// <summary>Two tenants, a vault, a Teams channel and a mail server on loopback, with managed secrets whose values are two months old.</summary>
internal sealed class DemoEstate : IAsyncDisposable
{
    public const string Acme = "acme.eu.qlikcloud.com";
    public const string Globex = "globex.us.qlikcloud.com";

    public const string Token = "simulated-access-token";

    /// <summary>Name of the vault secret that holds the channel's address, which is a credential itself.</summary>
    public const string TeamsSecret = "ops-teams-webhook";

    /// <summary>Name of the vault secret that signs what webhooks are sent.</summary>
    public const string HookSecret = "webhook-signing-key";

    /// <summary>Name of the vault secret with the mail server's password.</summary>
    public const string MailSecret = "ops-mail-password";

    public const string MailUser = "rotator";

    /// <summary>An approver who reads mail, beside whoever sits here.</summary>
    public const string Approver = "approver@contoso.example";

    /// <summary>How old the values are.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(61);

    /// <summary>How long they live in all.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    private readonly DemoClock _clock;
    private readonly DemoSignIn _signIn;
    private DemoTiers? _tiers;

    private DemoEstate(
        QlikSimulator qlik,
        KeyVaultSimulator vault,
        TeamsSimulator teams,
        MailSimulator mail,
        string mailPassword,
        DemoClock clock
    )
    {
        Qlik = qlik;
        Vault = vault;
        Teams = teams;
        Mail = mail;
        _clock = clock;
        _signIn = DemoSignIn.Seed(this);
        vault.Vault.SetSecret(TeamsSecret, teams.WorkflowUrl.AbsoluteUri);
        vault.Vault.SetSecret(MailSecret, mailPassword);
        HookKey = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        vault.Vault.SetSecret(HookSecret, HookKey);
        Secrets =
        [
            Seed("reporting-client", Globex, "default", client: null, CopyAs("reporting-client-copy")),
            Seed("billing-client", Acme, "critical"),
        ];
        Subjects = Secrets;
    }

    public QlikSimulator Qlik { get; }

    public KeyVaultSimulator Vault { get; }

    public TeamsSimulator Teams { get; }

    public MailSimulator Mail { get; }

    public string HookKey { get; }

    /// <summary>The secrets of OAuth clients, which every estate has.</summary>
    public IReadOnlyList<DemoSecret> Secrets { get; }

    /// <summary>Everything that is managed here.</summary>
    public IReadOnlyList<DemoSubject> Subjects { get; private set; } = [];

    /// <summary>Everything that gives out values.</summary>
    public IEnumerable<QlikTenant> Tenants => Hosts.Append(DemoTiers.Organization).Select(Qlik.Tenant);

    private static IReadOnlyList<string> Hosts => [Acme, Globex, DemoTiers.Initech, DemoTiers.Hooli];

    /// <summary>The estate with a secret of each source and a slot of each kind.</summary>
    public static async Task<DemoEstate> StartWholeAsync(CancellationToken ct)
    {
        var estate = await StartAsync(ct);
        estate.Subjects = [.. estate.Secrets, .. new DemoFamilies(estate).Seed()];
        return estate;
    }

    /// <summary>The same, and above its tenants a client of a region and an organization.</summary>
    public static async Task<DemoEstate> StartWithTiersAsync(CancellationToken ct)
    {
        var estate = await StartWholeAsync(ct);
        estate._tiers = DemoTiers.Seed(estate);
        estate.Subjects = [.. estate.Subjects, .. DemoTiers.SeedSecrets(estate)];
        return estate;
    }

    /// <summary>The estate with OAuth clients only.</summary>
    public static async Task<DemoEstate> StartAsync(CancellationToken ct)
    {
        var clock = new DemoClock();
        var qlik = await QlikSimulator.StartAsync(new() { Tenants = Hosts, Organizations = [DemoTiers.Organization] }, ct);
        var vault = await KeyVaultSimulator.StartAsync(new() { AccessToken = Token, TimeProvider = clock }, ct);
        var teams = await TeamsSimulator.StartAsync(new(), ct);
        var password = RandomNumberGenerator.GetHexString(40);
        var mail = await MailSimulator.StartAsync(new() { UserName = MailUser, Password = password }, ct);
        return new DemoEstate(qlik, vault, teams, mail, password, clock);
    }

    public IConfiguration Settings(string folder) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(DemoSettings.Of(this, _signIn, folder))
            .AddInMemoryCollection(_tiers?.Settings(Qlik.Address))
            .AddEnvironmentVariables("OTEL_")
            .Build();

    /// <summary>Has Event Grid's part of the vault deliver to the host from now on.</summary>
    public async Task SubscribeAsync(Uri endpoint, CancellationToken ct)
    {
        var handshake = await Vault.Events.SubscribeAsync(new EventSubscription(endpoint), ct);
        if (!handshake.Accepted)
        {
            throw new InvalidOperationException($"The event subscription was refused: {handshake.Refusal}");
        }
    }

    /// <summary>Brings about the event that starts the rotation: a new version, or the announcement that the newest nears its expiry.</summary>
    public async Task<SecretVersionReference> BeginAsync(DemoSubject subject, CancellationToken ct)
    {
        if (subject.Renew(Vault.Vault) is { } written)
        {
            return new SecretVersionReference(Vault.Address, subject.Name, written.Version);
        }

        var version = Vault.Vault.Latest(subject.Name)!;
        await Vault.Events.AnnounceAsync(VaultEventKind.NearExpiry, version, ct: ct);
        return new SecretVersionReference(Vault.Address, subject.Name, version.Version);
    }

    /// <summary>Every value that exists or ever existed here: what must be found nowhere but in the vault.</summary>
    public IReadOnlySet<string> ValuesInPlay() =>
        Tenants
            .SelectMany(tenant => tenant.IssuedValues)
            .Concat(Vault.Vault.SecretNames.SelectMany(Vault.Vault.Versions).Select(version => version.Value))
            .ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string> Describe() =>
        [
            $"Qlik Cloud, simulated: {Qlik.Address} ({string.Join(", ", _tiers is null ? [Acme, Globex] : Hosts.Append(DemoTiers.Organization))})",
            $"Key Vault, simulated: {Vault.Address}",
            .. Subjects.Select(one =>
                $"Managed secret {one.Name}: {one.Source}, {one.Resource} ({one.Tenant}), policy {one.Policy}, slots: {one.Consumers.Count}"
            ),
        ];

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        await Teams.DisposeAsync();
        await Vault.DisposeAsync();
        await Qlik.DisposeAsync();
    }

    /// <summary>What webhooks, the channel and mailboxes were sent.</summary>
    public string Told() =>
        string.Join(
            '\n',
            Teams
                .Hooks.Select(hook => Encoding.UTF8.GetString(hook.Body))
                .Concat(Teams.Cards.Select(card => card.Message))
                .Concat(Mail.Messages.Select(DemoLetter.Of).Select(letter => $"{letter.Text}\n{letter.Html}"))
        );

    /// <summary>Puts the subject's value into the vault as if it had been there since it was made.</summary>
    public void Store(DemoSubject subject, string resourceId, string? credential, string? contentType = null)
    {
        var order = new AdoptionOrder(
            subject.Name,
            subject.Source,
            subject.Tenant,
            resourceId,
            credential,
            subject.Policy,
            [.. subject.Consumers.Select(consumer => consumer.Slot)],
            Value: null
        );
        _clock.Offset = -Age;
        Vault.Vault.SetSecret(
            subject.Name,
            subject.OldValue.Reveal(),
            order.Tags(credential),
            _clock.GetUtcNow() + Life,
            contentType
        );
        _clock.Offset = TimeSpan.Zero;
    }

    /// <summary>A client with a secret that is managed.</summary>
    /// <param name="client">What kind of client it is; null for a usual one.</param>
    public DemoSecret Seed(
        string name,
        string host,
        string policy,
        NewOAuthClient? client = null,
        params DemoConsumer[] consumers
    )
    {
        var made = Qlik.Tenant(host).AddOAuthClient((client ?? new()) with { Name = name, SecretAge = Age });
        var subject = new DemoSecret(name, host, made.ClientId, policy, new SecretValue(made.Secret)) { Consumers = consumers };
        Store(subject, made.ClientId, made.Hint);
        return subject;
    }

    private DemoConsumer CopyAs(string name) =>
        new(
            $"key-vault:{new Uri(Vault.Address, $"/secrets/{name}")}",
            newest => Vault.Vault.Latest(name)?.Value == newest.Reveal()
        );
}
