using Microsoft.Extensions.Logging;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Watching;

/// <summary>The alarm is in the ledger before anybody is told, so that the watchdog makes up for a telling that failed.</summary>
internal sealed partial class LeakAlarm(AlarmStore alarms, DeclaredLeaks leaks, ILogger<LeakAlarm> logger) : ILeakAlarm
{
    public async Task DeclaredAsync(RotationRecord rotation, CancellationToken ct)
    {
        try
        {
            if (await leaks.FindAsync(rotation, ct) is { } alarm)
            {
                await alarms.BeginAsync(alarm, ct);
            }
        }
#pragma warning disable CA1031 // The rotation runs: nothing that goes wrong here may say otherwise.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.NotTold(logger, rotation.RotationId, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            722,
            LogLevel.Error,
            "Leak rotation {RotationId}: people could not be told, {ExceptionType}; the watchdog tells them"
        )]
        public static partial void NotTold(ILogger logger, string rotationId, string exceptionType);
    }
}
