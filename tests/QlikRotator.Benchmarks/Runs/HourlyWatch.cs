using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Watching;
using QlikRotator.Benchmarks.Loopback;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>An hour's watch and a daily plan over secrets that have not changed.</summary>
internal static class HourlyWatch
{
    public static async Task RunAsync(int secrets)
    {
        await using var rotator = await OutsideRotator.StartAsync(OutsideSecrets.Adopted, secrets);
        rotator.Clock.Skip(TimeSpan.FromHours(1));
        await MeasureAsync(rotator);
    }

    /// <summary>What is looked at for the first time, what has not changed since, and the plan of a day.</summary>
    public static async Task MeasureAsync(OutsideRotator rotator)
    {
        await MeasureAsync(rotator, "first watch", () => rotator.Get<WatchdogRunner>().RunAsync(CancellationToken.None));
        await MeasureAsync(rotator, "next watch", () => rotator.Get<WatchdogRunner>().RunAsync(CancellationToken.None));
        await MeasureAsync(
            rotator,
            "daily plan",
            () => rotator.Get<Sweeper>().RunAsync(rotator.Get<IRotationHost>(), CancellationToken.None)
        );
    }

    private static async Task MeasureAsync(OutsideRotator rotator, string what, Func<Task> act)
    {
        var asked = await rotator.Estate.CountRequestsAsync();
        var usage = new Usage();
        await act();
        var requests = await rotator.Estate.CountRequestsAsync() - asked;
        Console.WriteLine(
            $"{what}: {requests} vault requests, {usage.Processor.TotalSeconds:F1} s of processor, {Usage.Megabytes:F0} MB"
        );
    }
}
