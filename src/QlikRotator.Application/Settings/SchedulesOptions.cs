namespace QlikRotator.Application.Settings;

/// <summary>When the timers run: cron expressions of six fields, UTC.</summary>
public sealed class SchedulesOptions
{
    public string Sweep { get; init; } = "0 0 3 * * *";

    public string Watchdog { get; init; } = "0 7 * * * *";

    public string Purge { get; init; } = "0 30 2 * * *";

    public string Scan { get; init; } = "0 0 4 * * 0";

    /// <summary>How long the host's own history of an ended rotation is kept. The ledger is kept for good.</summary>
    public TimeSpan KeepHistory { get; init; } = TimeSpan.FromDays(30);
}
