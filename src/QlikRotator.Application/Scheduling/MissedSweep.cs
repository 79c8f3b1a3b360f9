using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Watching;

namespace QlikRotator.Application.Scheduling;

/// <summary>
/// Makes up for a sweep that did not run, or did not get to everything because its process died or a vault did not answer. What it had
/// started is not started again.
/// </summary>
public sealed class MissedSweep(Sweeper sweeper, SweepStore sweeps, IOptions<RotatorOptions> options, TimeProvider time)
{
    /// <summary>A sweep that has begun at its time is given this long.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(50);

    /// <param name="grace">How long after its time a sweep is missed.</param>
    /// <returns>Null where none is.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">The ledger cannot be read: nothing was started.</exception>
    public async Task<SweepReport?> RunIfDueAsync(TimeSpan grace, IRotationHost host, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = await sweeps.LastAsync(ct) is { } last ? NextAfter(last.At) : now - grace;
        return due is { } missed && missed + grace <= now ? await sweeper.MakeUpAsync(missed, host, ct) : null;
    }

    private DateTimeOffset? NextAfter(DateTimeOffset last)
    {
        var schedules = options.Value.Schedules;
        return new CronTimes(schedules.Sweep, schedules.Zone()).NextAfter(last);
    }
}
