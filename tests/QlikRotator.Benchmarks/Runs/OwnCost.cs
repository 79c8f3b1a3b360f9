using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Starting;
using QlikRotator.Benchmarks.Loopback;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>What a rotation of an OAuth client's secret costs the local host itself, as the ledger grows.</summary>
internal static class OwnCost
{
    private const int WarmUp = 50;

    /// <summary>Seldom: looking for its end is no part of a rotation.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Rotations under way at once, where nothing else is said.</summary>
    public const int AtOnce = 8;

    public static async Task RunAsync(int rotations, int atOnce)
    {
        await using var rotator = await OutsideRotator.StartAsync(OutsideSecrets.Due, rotations + WarmUp);
        await RotateAsync(rotator.Services, 0, WarmUp, atOnce);
        var done = WarmUp;
        foreach (var until in new[] { 100, 1_000, 10_000, 100_000 }.Where(until => until < rotations).Append(rotations))
        {
            var usage = new Usage();
            var count = until + WarmUp - done;
            await RotateAsync(rotator.Services, done, count, atOnce);
            done += count;
            var each = usage.Processor.TotalMilliseconds / count;
            Console.WriteLine($"up to {until, 6} rotations: {each, 6:F1} ms of processor each, {Usage.Megabytes:F0} MB");
        }
    }

    private static async Task RotateAsync(IServiceProvider services, int from, int count, int atOnce)
    {
        await Parallel.ForAsync(
            from,
            from + count,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (number, ct) =>
            {
                var order = new StartOrder(OutsideEstate.NameOf(number), RotationTrigger.Person, "benchmark");
                var starter = services.GetRequiredService<RotationStarter>();
                var started = await starter.StartAsync(order, services.GetRequiredService<IRotationHost>(), ct);
                await EndAsync(services.GetRequiredService<RotationLedger>(), started, ct);
            }
        );
    }

    private static async Task EndAsync(RotationLedger ledger, StartResult started, CancellationToken ct)
    {
        var id = started.RotationId ?? throw new InvalidOperationException($"Not started: {started.Reason}");
        RotationOutcome? outcome = null;
        while (outcome is null)
        {
            await Task.Delay(LookEvery, ct);
            outcome = (await ledger.FindAsync(id, ct))?.Outcome;
        }

        if (outcome.Kind != OutcomeKind.Rotated)
        {
            throw new InvalidOperationException($"{id} ended as {outcome.Kind}: {outcome.Reason}");
        }
    }
}
