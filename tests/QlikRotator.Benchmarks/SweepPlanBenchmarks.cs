using BenchmarkDotNet.Attributes;
using QlikRotator.Core.Plan;

namespace QlikRotator.Benchmarks;

/// <summary>Deciding what to start: done once a day over every managed secret.</summary>
[MemoryDiagnoser]
public class SweepPlanBenchmarks
{
    private IReadOnlyList<SweepCandidate> _estate = [];

    [Params(1_000, 10_000)]
    public int Secrets { get; set; }

    [GlobalSetup]
    public void Setup() => _estate = Estate.Of(Secrets, tenants: 100);

    [Benchmark]
    public int Due() => SweepPlan.Due(_estate, Estate.Now, _ => 96, _ => 2).Count;

    [Benchmark]
    public int Watch() => Watchdog.Look(_estate, Estate.Now).Count;
}
