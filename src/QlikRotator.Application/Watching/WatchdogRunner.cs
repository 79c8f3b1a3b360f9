using Microsoft.Extensions.Logging;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Watching;

/// <summary>
/// Looks whether something went quiet, from the ledger and the vaults alone, so that it works when the rotations do not; and says
/// the age of every secret, which is the measure that no silence can hide.
/// </summary>
public sealed partial class WatchdogRunner(
    SecretInventory inventory,
    DriftWatch drift,
    DeclaredLeaks leaks,
    AlarmStore alarms,
    SweepStore sweeps,
    LedgerSealer sealer,
    LookStore looks,
    RotatorTelemetry telemetry,
    TimeProvider time,
    ILogger<WatchdogRunner> logger
)
{
    /// <returns>The alarms that are on now.</returns>
    /// <exception cref="Core.Workflow.TryAgainException">The ledger cannot be read.</exception>
    public async Task<IReadOnlyList<Alarm>> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var found = await inventory.ReadAsync(ct);
        foreach (var one in found.Secrets.Where(one => one.Secret.Enabled))
        {
            telemetry.Aged(one.Secret.Secret, one.Policy.Name, now - one.Secret.CreatedOn, one.Policy.MaxAge);
        }

        foreach (var place in found.Unread)
        {
            Log.Unread(logger, place.ToString(), place.Reason.Code, place.Reason.Message);
        }

        IReadOnlyList<Alarm> seen =
        [
            .. Watchdog.Look(found.Secrets, now),
            .. found.Unmanageable.Select(AlarmOf),
            .. found.Unread.Select(place => new Alarm(AlarmKind.Unread, place.Secret, place.Reason)),
            .. await drift.UpdateAsync(found, ct),
            .. await leaks.ListAsync(ct),
        ];
        await alarms.UpdateAsync(seen, alarm => Watchdog.Kinds.Contains(alarm.Kind) && found.HasSeen(alarm.Secret), ct);
        await RepeatLastSweepAsync(ct);
        await TrySealAsync(ct);
        await looks.RecordAsync(LookKind.Watchdog, seen.Count, ct);
        return seen;
    }

    /// <summary>A vault that is away is asked again in an hour.</summary>
    private async Task TrySealAsync(CancellationToken ct)
    {
        try
        {
            if (await sealer.SealAsync(ct) is not null)
            {
                await looks.RecordAsync(LookKind.Seal, 0, ct);
            }
        }
        catch (TryAgainException later)
        {
            Log.NotSealed(logger, later.Reason.Code, later.Reason.Message);
        }
    }

    /// <summary>A measure that is said once a day is gone from most charts; and this process may not be the one that swept.</summary>
    private async Task RepeatLastSweepAsync(CancellationToken ct)
    {
        if (await sweeps.LastAsync(ct) is { } last)
        {
            telemetry.Swept(last.At);
        }
    }

    private static Alarm AlarmOf(UnmanageableSecret secret) =>
        new(AlarmKind.Unmanageable, secret.Version.ToSecret(), secret.Problem);

    private static partial class Log
    {
        [LoggerMessage(730, LogLevel.Error, "The watchdog could not read {Place}: {Code}. {Message}")]
        public static partial void Unread(ILogger logger, string place, string code, string message);

        [LoggerMessage(
            731,
            LogLevel.Warning,
            "The ledger could not be sealed, which is tried again in an hour: {Code}. {Message}"
        )]
        public static partial void NotSealed(ILogger logger, string code, string message);
    }
}
