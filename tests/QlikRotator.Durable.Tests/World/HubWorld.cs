using System.Text.Json;
using Azure.Data.Tables;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Azure.Tables;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Durable.Engine;
using QlikRotator.Durable.Engine.Storage;
using QlikRotator.Durable.Tests.Kill;
using QlikRotator.EndToEnd.Tests.World;
using QlikRotator.Local.Demo;
using QlikRotator.TestSupport.Azurite;
using QlikRotator.TestSupport.Logs;

namespace QlikRotator.Durable.Tests.World;

/// <summary>The demo's estate, a storage account of its own with a task hub and the ledger, and as many workers as a test opens.</summary>
internal sealed class HubWorld : IAsyncDisposable
{
    private readonly DemoFolder _folder = new();
    private readonly LogLines _log = new();
    private readonly List<RotatorProcess> _processes = [];
    private readonly List<RotatorHub> _hubs = [];
    private readonly Dictionary<string, string?> _settings;
    private readonly StorageAccount _storage;

    private HubWorld(DemoEstate estate, StorageAccount storage, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Estate = estate;
        _storage = storage;
        _settings = estate
            .Settings(_folder.Path)
            .AsEnumerable()
            .Concat(settings)
            .Append(new("Rotator:Ledger:Kind", "tables"))
            .Append(new("Rotator:Ledger:LoopbackConnection", storage.ConnectionString))
            .GroupBy(one => one.Key)
            .Select(one => one.Last())
            .Where(one => one.Value is not null)
            .ToDictionary();
        var store = new TablesLedgerStore(new TableClient(storage.ConnectionString, TablesLedgerStore.TableName));
        Ledger = new RotationLedger(store, TimeProvider.System);
        Register = new CredentialRegister(store, new Installation(store), TimeProvider.System);
    }

    public DemoEstate Estate { get; }

    public RotationLedger Ledger { get; }

    public CredentialRegister Register { get; }

    public static async Task<HubWorld> StartAsync(
        SharedStorage storage,
        CancellationToken ct,
        params IEnumerable<(string Key, string? Value)> settings
    ) =>
        new(
            await DemoEstate.StartWholeAsync(ct),
            await storage.NewAccountAsync(),
            settings.Select(one => KeyValuePair.Create(one.Key, one.Value))
        );

    /// <summary>Workers that are opened from now on reach their ledger through a door that can hold writes.</summary>
    public async Task<LedgerDoor> OpenDoorAsync(CancellationToken ct)
    {
        var direct = new TableServiceClient(_storage.ConnectionString).Uri;
        var door = await LedgerDoor.OpenAsync(direct, ct);
        var address = new Uri(door.Address, direct.AbsolutePath).AbsoluteUri;
        _settings["Rotator:Ledger:LoopbackConnection"] = _storage.ConnectionString.Replace(
            $"TableEndpoint={direct.AbsoluteUri}",
            $"TableEndpoint={address}",
            StringComparison.Ordinal
        );
        return door;
    }

    /// <summary>A worker in this process.</summary>
    public async Task<RotatorHub> OpenAsync(
        CancellationToken ct,
        string worker = "worker",
        Action<IServiceCollection>? more = null,
        Interceptor? lens = null
    )
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();
        var hub = await RotatorHub.StartAsync(Hub(worker), settings, _log, ct, more, lens);
        _hubs.Add(hub);
        return hub;
    }

    /// <summary>A worker in a process of its own that starts a rotation, or goes on with it, and ends with it.</summary>
    public RotatorProcess Rotate(string secret)
    {
        var file = Path.Combine(_folder.Path, "settings.json");
        File.WriteAllText(file, JsonSerializer.Serialize(_settings));
        var process = RotatorProcess.Start(
            _folder.Path,
            [file, _storage.ConnectionString, Hub("worker").Name, secret],
            "QlikRotator.Durable.Engine.dll"
        );
        _processes.Add(process);
        return process;
    }

    public async Task<RotationRecord> EndedAsync(string rotationId, CancellationToken ct)
    {
        while (true)
        {
            if (await Ledger.FindAsync(rotationId, ct) is { Outcome: not null } ended)
            {
                return ended;
            }

            await Task.Delay(50, ct);
        }
    }

    /// <summary>Every transaction in the account so far.</summary>
    public async Task<IReadOnlyList<StorageRequest>> TransactionsAsync(CancellationToken ct)
    {
        var mark = Guid.NewGuid().ToString("N");
        await Ledger.FindAsync(mark, ct);
        await _storage.Log.WroteAsync(_storage.Name, mark, ct);
        return [.. _storage.Log.Of(_storage.Name).TakeWhile(one => !one.Target.Contains(mark, StringComparison.Ordinal))];
    }

    /// <summary>What was noted in a rotation's chain, in order.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string rotationId, CancellationToken ct)
    {
        var events = new List<string>();
        await foreach (var one in Ledger.EventsAsync(rotationId, ct))
        {
            events.Add(one.Entry.What);
        }

        return events;
    }

    /// <summary>Places where a value is that should be in the vault only.</summary>
    public async Task<IReadOnlyList<FoundValue>> FindValuesAsync(CancellationToken ct)
    {
        var search = new ValueSearch(Estate.ValuesInPlay());
        var stored = await StorageText.OfAsync(_storage.ConnectionString, ct);
        stored.Count.ShouldBeGreaterThan(10, "the search would prove nothing");
        return
        [
            .. stored.SelectMany(one => search.InText(one.Place, one.Text)),
            .. _log.All.SelectMany(line => search.InText("the log", line)),
            .. _processes.SelectMany(process => search.InText("a process's output", process.Written)),
        ];
    }

    public string Story() => string.Join("\n--\n", _processes.Select(process => process.Written));

    public async ValueTask DisposeAsync()
    {
        _processes.ForEach(process => process.Dispose());
        foreach (var hub in _hubs)
        {
            await hub.DisposeAsync();
        }

        await Estate.DisposeAsync();
        _folder.Dispose();
        _log.Dispose();
    }

    private StorageHub Hub(string worker) => new(_storage.ConnectionString, "rotator", worker);
}
