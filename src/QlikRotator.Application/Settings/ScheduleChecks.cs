using Cronos;

namespace QlikRotator.Application.Settings;

internal static class ScheduleChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Schedules)}";

    public static void Check(SchedulesOptions schedules, SettingProblems problems)
    {
        Check(schedules.Sweep, $"{Group}:{nameof(schedules.Sweep)}", problems);
        Check(schedules.Watchdog, $"{Group}:{nameof(schedules.Watchdog)}", problems);
        Check(schedules.Purge, $"{Group}:{nameof(schedules.Purge)}", problems);
        Check(schedules.Scan, $"{Group}:{nameof(schedules.Scan)}", problems);
        problems.AddIf(
            schedules.KeepHistory < TimeSpan.FromDays(1),
            $"{Group}:{nameof(schedules.KeepHistory)}",
            "must be a day or longer"
        );
    }

    private static void Check(string expression, string setting, SettingProblems problems) =>
        problems.AddIf(
            !CronExpression.TryParse(expression, CronFormat.IncludeSeconds, out _),
            setting,
            $"'{expression}' is no cron expression of six fields (second minute hour day month weekday)"
        );
}
