using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Events;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Telemetry;
using QlikRotator.Application.Watching;
using QlikRotator.Azure.Events;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Sqlite;
using QlikRotator.TestSupport.Logs;
using QlikRotator.TestSupport.Starting;
using QlikRotator.TestSupport.Telemetry;

namespace QlikRotator.Application.Tests.Sweeping;

/// <summary>Everything a timer calls, over a real ledger file, with a shelf of secrets and a host that remembers.</summary>
internal sealed class SweepRig : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 3, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-sweep-");
    private readonly ServiceProvider _services;

    public SweepRig()
    {
        Shelf = new SecretShelf(Time);
        _services = new ServiceCollection()
            .AddMetrics()
            .AddLogging(logging => logging.AddProvider(Lines).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(Options.Create(Settings))
            .AddSingleton<PolicyResolver>()
            .AddSingleton(new SqliteFile(_folder.FullName))
            .AddSingleton<ILedgerStore, SqliteLedgerStore>()
            .AddSingleton<ISecretRegistry>(Shelf)
            .AddSingleton<ISecretVault>(Versions)
            .AddSingleton<IVersionTags>(Versions)
            .AddSingleton<IRotationHost>(Host)
            .AddSingleton<IRotationHistory>(History)
            .AddSingleton<INotifier>(Notifier)
            .AddSingleton<ITenantReader>(Tenants)
            .AddSingleton<ITenantUsers>(Tenants)
            .AddSingleton<ILetters>(Letters)
            .AddSingleton<IVaultEventReader, VaultEventReader>()
            .AddRotatorApplication()
            .AddKnownKinds()
            .AddSchedules()
            .BuildServiceProvider();
        Heard = new Heard(_services.GetRequiredService<IMeterFactory>(), RotatorTelemetry.Name);
        Ledger = _services.GetRequiredService<RotationLedger>();
        Store = _services.GetRequiredService<ILedgerStore>();
        Sweeps = _services.GetRequiredService<SweepStore>();
    }

    public CountingTime Time { get; } = new(Now);

    public RotatorOptions Settings { get; } = new() { Tenants = [new() { Host = "acme.eu.qlikcloud.com", WritesPerMinute = 4 }] };

    public SecretShelf Shelf { get; }

    /// <summary>The versions before the newest, and the tags that were written.</summary>
    public VersionsBefore Versions { get; } = new();

    public StartLog Host { get; } = new();

    public PurgeLog History { get; } = new();

    public AlarmLog Notifier { get; } = new();

    /// <summary>What tenants hold.</summary>
    public ToldTenants Tenants { get; } = new();

    public LetterLog Letters { get; } = new();

    public LogLines Lines { get; } = new();

    public Heard Heard { get; }

    public RotationLedger Ledger { get; }

    public ILedgerStore Store { get; }

    public SweepStore Sweeps { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<SweepReport> SweepAsync() => Get<Sweeper>().RunAsync(Host, TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<Alarm>> WatchAsync() => Get<WatchdogRunner>().RunAsync(TestContext.Current.CancellationToken);

    public Task ConcludeAsync(string rotationId, OutcomeKind kind) =>
        Ledger.ConcludeAsync(
            rotationId,
            RotationOutcome.Without(kind, new("Done", "Done.")),
            TestContext.Current.CancellationToken
        );

    public void Dispose()
    {
        Heard.Dispose();
        _services.Dispose();
        _folder.Delete(recursive: true);
    }
}
