using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Starting;

/// <summary>Counts, over all hosts, the rotations that sweep and events have started on a day (UTC). People and leaks are not counted.</summary>
public sealed class DailyStarts(ILedgerStore store, IOptions<RotatorOptions> options, TimeProvider time)
{
    private static readonly DocumentKey Today = new("starts", "today");

    /// <summary>Takes one of the day's starts.</summary>
    /// <returns>Why none is left; null where one was taken, or where there is no cap.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">The ledger cannot be reached.</exception>
    public async Task<Reason?> TakeAsync(CancellationToken ct)
    {
        if (options.Value.Schedules.MaxPerDay is not { } most)
        {
            return null;
        }

        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var taken = false;
        await store.ChangeAsync<StartsOfDay>(
            Today,
            found =>
            {
                var count = found?.Day == day ? found.Count : 0;
                taken = count < most;
                return taken ? new StartsOfDay(day, count + 1) : found;
            },
            ct
        );
        return taken
            ? null
            : new(
                ApplicationCodes.DailyCap,
                $"{most} rotations were started on {day:yyyy-MM-dd}, and Rotator:Schedules:MaxPerDay allows no more: the next sweep of another day goes on."
            );
    }

    private sealed record StartsOfDay(DateOnly Day, int Count);
}
