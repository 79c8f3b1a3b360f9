using Cronos;

namespace QlikRotator.Application.Scheduling;

/// <summary>
/// The times of a cron expression by the clock of a zone. A time that the clock leaves out comes as soon as it goes on; one that it shows
/// twice comes once. Pure.
/// </summary>
internal sealed class CronTimes(string expression, TimeZoneInfo zone)
{
    private readonly CronExpression _cron = CronExpression.Parse(expression, CronFormat.IncludeSeconds);

    /// <summary>The first one after that moment (UTC); null where there is none any more.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) => _cron.GetNextOccurrence(moment, zone)?.ToUniversalTime();
}
