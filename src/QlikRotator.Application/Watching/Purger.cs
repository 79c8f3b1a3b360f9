using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;

namespace QlikRotator.Application.Watching;

/// <summary>
/// Clears away the host's history of ended rotations after a while, and yesterday's keys of starts; what the ledger says of rotations
/// is never purged.
/// </summary>
public sealed partial class Purger(IOptions<RotatorOptions> options, StartOnce starts, TimeProvider time, ILogger<Purger> logger)
{
    public async Task<int> RunAsync(IRotationHistory history, CancellationToken ct)
    {
        var limit = time.GetUtcNow() - options.Value.Schedules.KeepHistory;
        var purged = await history.PurgeAsync(limit, ct);
        await starts.PurgeAsync(ct);
        Log.Purged(logger, purged, limit);
        return purged;
    }

    private static partial class Log
    {
        [LoggerMessage(740, LogLevel.Information, "Purged the history of {Count} rotations begun before {Limit}")]
        public static partial void Purged(ILogger logger, int count, DateTimeOffset limit);
    }
}
