using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Starting;
using QlikRotator.Functions.Hosting;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Benchmarks;

/// <summary>How long a worker takes to compose itself, and what it loads for that, before it has answered anything.</summary>
internal static class StartFigures
{
    public static async Task PrintAsync(CancellationToken ct)
    {
        await using var world = await EngineWorld.StartAsync(ct);
        var before = AppDomain.CurrentDomain.GetAssemblies().ToHashSet();
        var clock = Stopwatch.StartNew();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddRotator(world.Settings)
            .AddSingleton<RotationActivities>()
            .BuildServiceProvider();
        Say("composed", clock, before);
        services.GetRequiredService<RotationStarter>();
        Say("ready to start a rotation", clock, before);
        services.GetRequiredService<RotationActivities>();
        Say("ready for a step", clock, before);
    }

    private static void Say(string what, Stopwatch clock, HashSet<System.Reflection.Assembly> before)
    {
        var loaded = AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(one => !before.Contains(one))
            .Select(one => one.GetName().Name);
        Console.WriteLine($"{what, -28} {clock.ElapsedMilliseconds, 5} ms, {loaded.Count()} more assemblies");
        Console.WriteLine($"  {string.Join(", ", loaded.Order(StringComparer.Ordinal))}");
    }
}
