using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Telemetry;
using QlikRotator.Application.Watching;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.TestSupport.Starting;

/// <summary>The starting service over a registry with secrets made for the test.</summary>
internal sealed class StartingRig : ISecretRegistry, IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Reason IsDown = new("VaultDown", "The vault does not answer.");
    private static readonly Uri Vault = new("https://contoso.vault.azure.net/");

    private readonly Dictionary<string, SecretVersionInfo> _secrets = new(StringComparer.Ordinal);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public StartingRig(RotatorOptions? options = null)
    {
        Policies = new PolicyResolver(Options.Create(options ?? new RotatorOptions()));
        var store = new MemoryStore();
        Store = store;
        Ledger = new RotationLedger(store, Time);
        Leaks = new DeclaredLeaks(
            new RotationIndex(store),
            new CampaignStore(store, Time),
            Options.Create(options ?? new RotatorOptions())
        );
        Alarms = new AlarmStore(store, People, Time, new LoggerFactory().CreateLogger<AlarmStore>());
        Starter = new RotationStarter(
            this,
            new LostTags(History, History, Policies),
            Policies,
            new PolicyGuard(History, Ledger, Policies),
            new TagPermissions(Options.Create(options ?? new RotatorOptions())),
            new People(Options.Create(options ?? new RotatorOptions())),
            Ledger,
            new DailyStarts(store, Options.Create(options ?? new RotatorOptions()), Time),
            new LeakAlarm(Alarms, Leaks, new LoggerFactory().CreateLogger<LeakAlarm>()),
            After,
            new RotatorTelemetry(_services.GetRequiredService<IMeterFactory>()),
            Time,
            new LoggerFactory().CreateLogger<RotationStarter>()
        );
        Cancellation = new Cancellation(Ledger, After);
        Drift = new DriftWatch(
            new KnownSecrets(store),
            History,
            Ledger,
            new CredentialClaims(new CredentialRegister(store, new Installation(store), Time), History),
            new LoggerFactory().CreateLogger<DriftWatch>()
        );
    }

    private static FollowUp After { get; } = new(new LoggerFactory().CreateLogger<FollowUp>());

    public FakeTimeProvider Time { get; } = new(Now);

    /// <summary>The versions before the newest.</summary>
    public VersionsBefore History { get; } = new();

    public RememberingHost Host { get; } = new();

    public PolicyResolver Policies { get; }

    /// <summary>What people were told.</summary>
    public AlarmLog People { get; } = new();

    /// <summary>Set while the vault is down.</summary>
    public DateTimeOffset? ComeBackAt { get; set; }

    public ILedgerStore Store { get; }

    public RotationLedger Ledger { get; }

    /// <summary>What the watchdog finds of leaks.</summary>
    public DeclaredLeaks Leaks { get; }

    public RotationStarter Starter { get; }

    public Cancellation Cancellation { get; }

    public DriftWatch Drift { get; }

    public AlarmStore Alarms { get; }

    /// <summary>Puts a version in place that expires in ten days, 80 days old, unless told otherwise.</summary>
    public SecretVersionInfo Put(
        string name = "reporting",
        string version = "1111",
        string source = "oauth-client-secret",
        string? rotation = null,
        string? policy = null,
        int expiresInDays = 10
    )
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ManagedTags.Source] = source,
            [ManagedTags.Tenant] = "acme.eu.qlikcloud.com",
            [ManagedTags.ResourceId] = "client-1",
        };
        if (rotation is not null)
        {
            tags[ManagedTags.Rotation] = rotation;
        }

        if (policy is not null)
        {
            tags[ManagedTags.Policy] = policy;
        }

        return Put(name, version, tags, expiresInDays);
    }

    public SecretVersionInfo Put(string name, string version, IReadOnlyDictionary<string, string> tags, int expiresInDays = 10) =>
        _secrets[name] = new SecretVersionInfo(
            new(Vault, name, version),
            tags,
            Now.AddDays(expiresInDays - 90),
            Now.AddDays(expiresInDays),
            Enabled: true,
            ContentType: null
        );

    public Task<StartResult> StartAsync(
        RotationTrigger trigger = RotationTrigger.Person,
        string name = "reporting",
        string? about = null,
        RotationMode mode = RotationMode.Routine,
        string by = "ops@contoso.example",
        bool known = true
    ) =>
        Starter.StartAsync(
            new StartOrder(name, trigger, by, mode, about) { RequesterIsKnown = known },
            Host,
            CancellationToken.None
        );

    public Task ConcludeAsync(string rotationId, OutcomeKind kind)
    {
        Host.Started.Remove(rotationId);
        return Ledger.ConcludeAsync(rotationId, RotationOutcome.Without(kind, new("Done", "Done.")), CancellationToken.None);
    }

    public Task<SecretListing> ListManagedAsync(CancellationToken ct) =>
        Task.FromResult(
            new SecretListing(
                [.. _secrets.Values],
                ComeBackAt is null ? [] : [new UnreadPlace(Vault, Name: null, IsDown, Passing: true)]
            )
        );

    public Task<Result<SecretVersionInfo>> FindAsync(string name, CancellationToken ct)
    {
        BeDown();
        return Task.FromResult<Result<SecretVersionInfo>>(
            _secrets.TryGetValue(name.Split('/')[^1], out var found)
                ? found
                : new Reason("SecretNotFound", $"No configured vault has a secret named '{name}'.")
        );
    }

    public void Dispose() => _services.Dispose();

    private void BeDown()
    {
        if (ComeBackAt is { } at)
        {
            throw new TryAgainException(IsDown, at);
        }
    }
}
