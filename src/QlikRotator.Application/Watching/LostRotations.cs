using Microsoft.Extensions.Logging;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Watching;

/// <summary>
/// Rotations that the ledger has open and the host knows nothing of: the process died between the two, or an orchestration was
/// ended by hand. They are begun again under their id, which every step can bear; a host that does know them says so.
/// </summary>
public sealed partial class LostRotations(
    RotationLedger ledger,
    RotationIndex index,
    PolicyResolver policies,
    PolicyGuard guard,
    TimeProvider time,
    ILogger<LostRotations> logger
)
{
    /// <summary>Time for a start under way to get from the ledger to the host.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <returns>How many were lost and are running again.</returns>
    public async Task<int> ResumeAsync(IRotationHost host, CancellationToken ct)
    {
        var before = time.GetUtcNow() - Grace;
        var open = await index.ListOpenAsync(ct).Where(one => one.UpdatedAt <= before).ToListAsync(ct);
        var resumed = 0;
        foreach (var record in open)
        {
            resumed += await TryResumeAsync(record, host, ct) ? 1 : 0;
        }

        return resumed;
    }

    private async Task<bool> TryResumeAsync(RotationRecord record, IRotationHost host, CancellationToken ct)
    {
        if (policies.Find(record.Policy) is not { } policy || await HasEndedAsync(record, ct))
        {
            return false;
        }

        try
        {
            if (
                await host.StartAsync(RequestOf(record, await guard.GuardAsync(record.Subject, policy, ct)), ct)
                == StartAnswer.AlreadyRunning
            )
            {
                return false;
            }

            Log.Resumed(logger, record.RotationId, record.Subject.ToSecret().ToString(), record.Stage);
            return true;
        }
#pragma warning disable CA1031 // The fence between one rotation and the next.
        catch (Exception unexpected) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Unexpected(logger, record.RotationId, unexpected.GetType().FullName, unexpected.StackTrace);
            return false;
        }
    }

    /// <summary>Meanwhile, that is: the list is as old as the rotations before this one took.</summary>
    private async Task<bool> HasEndedAsync(RotationRecord record, CancellationToken ct) =>
        await ledger.FindAsync(record.RotationId, ct) is not { Outcome: null };

    private static RotationRequest RequestOf(RotationRecord record, PolicySettings policy) =>
        new(
            record.RotationId,
            record.Subject,
            record.Mode == RotationMode.Leak ? policy.ForDeclaredLeak() : policy,
            record.Mode,
            record.Trigger,
            record.RequestedBy,
            record.StartedAt
        );

    private static partial class Log
    {
        [LoggerMessage(710, LogLevel.Warning, "Rotation {RotationId} of {Secret} was lost in '{Stage}' and runs again")]
        public static partial void Resumed(ILogger logger, string rotationId, string secret, string stage);

        [LoggerMessage(711, LogLevel.Error, "Looking for rotation {RotationId} was stopped by {ExceptionType} at {StackTrace}")]
        public static partial void Unexpected(ILogger logger, string rotationId, string? exceptionType, string? stackTrace);
    }
}
