using Microsoft.Extensions.Configuration;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.EndToEnd.Tests.World;

/// <summary>
/// The demo's estate in this process, a probe on one of its secrets, and the rotator in processes of their own that share a state
/// folder.
/// </summary>
internal sealed class KillWorld : IAsyncDisposable
{
    /// <summary>Somebody who may approve and did not ask.</summary>
    public const string Approver = DemoEstate.Approver;

    private readonly DemoFolder _folder = new();
    private readonly SqliteFile _file;
    private readonly List<RotatorProcess> _processes = [];

    private readonly IReadOnlyList<KeyValuePair<string, string?>> _settings;

    private KillWorld(DemoEstate estate, Watched watched, IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        Estate = estate;
        Watched = watched;
        _settings = settings;
        Probe = new ConsumerProbe(watched.Trouble);
        _file = new SqliteFile(_folder.Path);
        Journal = new JournalStore(_file);
        var version = estate.Vault.Vault.Latest(Name)!.Version;
        RotationId = Core.Rotation.RotationId.For(new SecretVersionReference(estate.Vault.Address, Name, version));
    }

    public DemoEstate Estate { get; }

    public Watched Watched { get; }

    /// <summary>Of the managed secret.</summary>
    public string Name => Watched.Subject.Name;

    /// <summary>The managed secret where it is an OAuth client's.</summary>
    public DemoSecret Secret => (DemoSecret)Watched.Subject;

    public ConsumerProbe Probe { get; }

    public JournalStore Journal { get; }

    /// <summary>Of the rotation that replaces the seeded version.</summary>
    public string RotationId { get; }

    public string CopyName => $"{Secret.Name}-copy";

    public IReadOnlyList<string> Hints =>
        [.. Estate.Qlik.Tenant(Secret.Tenant).ClientSecrets(Secret.ClientId).Select(secret => secret.Hint)];

    /// <summary>What the register lists as left alive.</summary>
    public async Task<IReadOnlyList<CredentialRecord>> LeftAsync(CancellationToken ct)
    {
        var store = new SqliteLedgerStore(_file);
        return await new CredentialRegister(store, new Installation(store), TimeProvider.System).ListLeftAsync(ct);
    }

    public string NewestValue => Watched.NewestValue;

    /// <param name="secret">Index in the estate: 0 has the health gate and a slot, 1 asks for approval.</param>
    public static async Task<KillWorld> StartAsync(int secret, CancellationToken ct)
    {
        var estate = await DemoEstate.StartAsync(ct);
        return new KillWorld(estate, WatchedSecrets.Client(estate, secret), []);
    }

    /// <summary>The whole estate, where every source and slot is.</summary>
    public static async Task<KillWorld> StartAsync(
        Func<DemoEstate, Watched> watch,
        IReadOnlyList<KeyValuePair<string, string?>> settings,
        CancellationToken ct
    )
    {
        var estate = await DemoEstate.StartWholeAsync(ct);
        return new KillWorld(estate, watch(estate), settings);
    }

    /// <summary>The same with a region and an organization.</summary>
    public static async Task<KillWorld> StartWithTiersAsync(Func<DemoEstate, Watched> watch, CancellationToken ct)
    {
        var estate = await DemoEstate.StartWithTiersAsync(ct);
        return new KillWorld(estate, watch(estate), []);
    }

    public RotatorProcess Run(params string[] args)
    {
        var process = RotatorProcess.Start(_folder.Path, [.. args, .. Settings()]);
        _processes.Add(process);
        return process;
    }

    public RotatorProcess Rotate() => Run("rotate", Name, "--json");

    /// <summary>A process that starts nothing of its own for this secret but goes on with what a dead one left.</summary>
    public RotatorProcess Serve() => Run("serve", "--urls", "http://127.0.0.1:0");

    /// <summary>Names of the steps that are on record.</summary>
    public IReadOnlyList<string> StepsDone() =>
        Journal.Latest(RotationId) is { } head
            ? [.. Journal.Read(head.Key).Where(entry => entry.Kind == JournalEntryKind.Step).Select(entry => entry.Name)]
            : [];

    public bool HasEnded() => Journal.Latest(RotationId) is { Outcome: not null };

    public string OutcomeText() => Journal.Latest(RotationId)!.Outcome!;

    /// <summary>Places where a value is that should be in the vault only.</summary>
    public IReadOnlyList<FoundValue> FindValues()
    {
        var search = new ValueSearch(Estate.ValuesInPlay());
        return
        [
            .. search.InFolder(_folder.Path),
            .. _processes.SelectMany(process => search.InText("a process's output", process.Written)),
        ];
    }

    public string Story() => string.Join("\n--\n", _processes.Select(process => process.Written));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Dispose();
        }

        await Probe.DisposeAsync();
        await Estate.DisposeAsync();
        _file.Dispose();
        _folder.Dispose();
    }

    private IEnumerable<string> Settings() =>
        Estate
            .Settings(_folder.Path)
            .AsEnumerable()
            .Where(setting => setting.Value is not null)
            .Concat(_settings)
            .SelectMany(setting => new[] { "--setting", $"{setting.Key}={setting.Value}" });
}
