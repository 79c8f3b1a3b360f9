using BenchmarkDotNet.Attributes;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Benchmarks;

/// <summary>Adding one event to a rotation's chain in the local store, with as many events before it as a long rotation has.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-bench-");
    private SqliteFile? _file;
    private RotationLedger? _ledger;
    private int _rotation;

    [GlobalSetup]
    public void Setup()
    {
        _file = new SqliteFile(_folder.FullName);
        _ledger = new RotationLedger(new SqliteLedgerStore(_file), TimeProvider.System);
    }

    [Benchmark(OperationsPerInvoke = 12)]
    public async Task NoteTwelveEvents()
    {
        var id = $"rotation-{_rotation++}";
        for (var number = 0; number < 12; number++)
        {
            await _ledger!.NoteAsync(id, new LedgerEntry($"k{number}", "rotator", "Noted", "Because."), CancellationToken.None);
        }
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _file?.Dispose();
        _folder.Delete(recursive: true);
    }
}
