namespace QlikRotator.Adapters.Settings;

/// <summary>Six-field cron expressions, UTC.</summary>
public sealed class SchedulesOptions
{
    public string Sweep { get; init; } = "0 0 3 * * *";

    public string Watchdog { get; init; } = "0 7 * * * *";

    public string Purge { get; init; } = "0 30 2 * * *";
}
