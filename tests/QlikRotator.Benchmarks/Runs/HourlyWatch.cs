using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Watching;
using QlikRotator.Benchmarks.Loopback;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>An hour's watch and a daily plan over secrets that have not changed; the simulated vault is in the figures of this process.</summary>
internal static class HourlyWatch
{
    public static async Task RunAsync(int secrets)
    {
        await using var estate = await LoopbackEstate.StartAsync(factor: 1, tenants: 1);
        for (var number = 0; number < secrets; number++)
        {
            var id = $"client-{number}";
            estate.Manage(estate.Tenants[0], $"secret-{number}", "oauth-client-secret", id, "hint", $"value-{number}", days: 80);
        }

        estate.Clock.Skip(TimeSpan.FromHours(1));
        await MeasureAsync(estate, "first watch", () => estate.Get<WatchdogRunner>().RunAsync(CancellationToken.None));
        await MeasureAsync(estate, "next watch", () => estate.Get<WatchdogRunner>().RunAsync(CancellationToken.None));
        await MeasureAsync(
            estate,
            "daily plan",
            () => estate.Get<Sweeper>().RunAsync(estate.Get<IRotationHost>(), CancellationToken.None)
        );
    }

    private static async Task MeasureAsync(LoopbackEstate estate, string what, Func<Task> act)
    {
        var asked = estate.Vault.Requests.Count;
        var usage = new Usage();
        await act();
        Console.WriteLine(
            $"{what}: {estate.Vault.Requests.Count - asked} vault requests, {usage.Processor.TotalSeconds:F1} s of processor, "
                + $"{Usage.Megabytes:F0} MB"
        );
    }
}
