using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Watching;

namespace QlikRotator.Application.Scheduling;

/// <param name="At">When it was last done (UTC); null where it never was.</param>
/// <param name="Found">How many things needed somebody, or for the sweep were started.</param>
/// <param name="IsLate">It should have been done again since.</param>
public sealed record LookHealth(LookKind Kind, DateTimeOffset? At, int Found, bool IsLate);

/// <summary>Whether what looks at everything still does.</summary>
public sealed class LookReport(LookStore looks, SweepStore sweeps, IOptions<RotatorOptions> options, TimeProvider time)
{
    /// <summary>A look takes its time, and a process that slept makes up for it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>The watchdog signs yesterday in the first hours of the day.</summary>
    private static readonly TimeSpan SealedEvery = TimeSpan.FromHours(26);

    public async Task<IReadOnlyList<LookHealth>> ReadAsync(CancellationToken ct)
    {
        var known = (await looks.ListAsync(ct)).ToDictionary(look => look.Kind);
        if (await sweeps.LastAsync(ct) is { } sweep)
        {
            known[LookKind.Sweep] = new(LookKind.Sweep, sweep.At, sweep.Started);
        }

        return [.. Enum.GetValues<LookKind>().Select(kind => HealthOf(kind, known.GetValueOrDefault(kind)))];
    }

    private LookHealth HealthOf(LookKind kind, LookRecord? last) =>
        last is null
            ? new(kind, null, 0, IsLate: false)
            : new(kind, last.At, last.Found, NextAfter(last) + Grace < time.GetUtcNow());

    private DateTimeOffset? NextAfter(LookRecord last) =>
        last.Kind switch
        {
            LookKind.Sweep => NextOf(options.Value.Schedules.Sweep, last.At),
            LookKind.Watchdog => NextOf(options.Value.Schedules.Watchdog, last.At),
            LookKind.Scan => NextOf(options.Value.Schedules.Scan, last.At),
            _ => last.At + SealedEvery,
        };

    private DateTimeOffset? NextOf(string cron, DateTimeOffset from) =>
        new CronTimes(cron, options.Value.Schedules.Zone()).NextAfter(from);
}
