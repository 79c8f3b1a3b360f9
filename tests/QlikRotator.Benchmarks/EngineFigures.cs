using System.Diagnostics;
using QlikRotator.Application.Telemetry;
using QlikRotator.Durable.Engine;
using QlikRotator.TestSupport.Azurite;
using QlikRotator.TestSupport.Logs;

namespace QlikRotator.Benchmarks;

/// <summary>What a lone rotation without slots costs on a warm worker: transactions by purpose, and the engine's share of the time.</summary>
internal static class EngineFigures
{
    public static async Task PrintAsync(CancellationToken ct)
    {
        await using var world = await EngineWorld.StartAsync(ct);
        await using var rotator = await RotatorHub.StartAsync(world.Hub, world.Settings, new LogLines(), ct);
        await RotateAsync(rotator, "nightly-trigger", ct);

        var before = world.Requests.Count;
        using var steps = new StepTimes();
        var clock = Stopwatch.StartNew();
        await RotateAsync(rotator, "billing-client", ct);
        Print(world.Requests.Skip(before), clock.Elapsed, steps.Total);
    }

    private static async Task RotateAsync(RotatorHub rotator, string secret, CancellationToken ct)
    {
        var id = (await rotator.RotateAsync(secret, ct)).RotationId!;
        await rotator.Engine.Client.WaitForInstanceCompletionAsync(id, ct);
    }

    private static void Print(IEnumerable<StorageRequest> requests, TimeSpan all, TimeSpan steps)
    {
        foreach (var purpose in requests.GroupBy(one => one.Purpose).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{purpose.Key, -22} {purpose.Count(), 4}, of them reads {purpose.Count(one => one.IsRead)}");
        }

        Console.WriteLine($"from start to end {all.TotalSeconds:0.00} s, steps {steps.TotalSeconds:0.00} s");
        Console.WriteLine($"engine to steps {(all - steps) / steps:0.00}");
    }

    /// <summary>Adds up how long steps take.</summary>
    private sealed class StepTimes : IDisposable
    {
        private static readonly HashSet<string> Names = [.. FunctionActivity.All(_ => null!).Select(one => one.Name)];

        private readonly ActivityListener _listener;
        private long _ticks;

        public StepTimes()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == RotatorTelemetry.Name,
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStopped = Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public TimeSpan Total => new(Interlocked.Read(ref _ticks));

        public void Dispose() => _listener.Dispose();

        private void Add(Activity span)
        {
            if (Names.Contains(span.DisplayName))
            {
                Interlocked.Add(ref _ticks, span.Duration.Ticks);
            }
        }
    }
}
