using Microsoft.Extensions.Configuration;
using QlikRotator.Durable.Engine.Storage;
using QlikRotator.Local.Demo;
using QlikRotator.TestSupport.Azurite;

namespace QlikRotator.Benchmarks;

/// <summary>The demo's estate and a storage account of Azurite, with the settings of a worker between them.</summary>
internal sealed class EngineWorld : IAsyncDisposable
{
    private const string Account = "benchmark";

    private readonly DemoFolder _folder = new();
    private readonly DemoEstate _estate;
    private readonly AzuriteProcess _storage;
    private readonly AccessLog _log;

    private EngineWorld(DemoEstate estate, AzuriteProcess storage, AccessLog log)
    {
        _estate = estate;
        _storage = storage;
        _log = log;
        var changes = new Dictionary<string, string?>
        {
            ["Rotator:Ledger:Kind"] = "tables",
            ["Rotator:Ledger:LoopbackConnection"] = storage.ConnectionString(Account),
            ["Rotator:Policies:critical:Gate"] = "health",
            ["Rotator:Policies:default:Soak"] = "00:00:00",
        };
        Settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                estate
                    .Settings(_folder.Path)
                    .AsEnumerable()
                    .Where(one => !one.Key.Contains(":Channels:", StringComparison.Ordinal))
            )
            .AddInMemoryCollection(changes)
            .Build();
    }

    public IConfiguration Settings { get; }

    public StorageHub Hub => new(_storage.ConnectionString(Account), "rotator", "benchmark");

    /// <summary>Every transaction so far.</summary>
    public IReadOnlyList<StorageRequest> Requests => _log.Of(Account);

    public static async Task<EngineWorld> StartAsync(CancellationToken ct)
    {
        var log = new AccessLog();
        var storage = await AzuriteProcess.StartAsync(AzuriteProcess.EveryService, [Account], ct, log.Keep);
        return new EngineWorld(await DemoEstate.StartWholeAsync(ct), storage, log);
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _estate.DisposeAsync();
        _folder.Dispose();
    }
}
