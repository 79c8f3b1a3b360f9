using Cronos;

namespace QlikRotator.Application.Settings;

internal static class ScheduleChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Schedules)}";

    public static void Check(SchedulesOptions schedules, IDictionary<string, ChannelOptions> channels, SettingProblems problems)
    {
        Check(schedules.Sweep, $"{Group}:{nameof(schedules.Sweep)}", problems);
        Check(schedules.Watchdog, $"{Group}:{nameof(schedules.Watchdog)}", problems);
        Check(schedules.Purge, $"{Group}:{nameof(schedules.Purge)}", problems);
        Check(schedules.Scan, $"{Group}:{nameof(schedules.Scan)}", problems);
        Check(schedules.UnmanagedLetter, $"{Group}:{nameof(schedules.UnmanagedLetter)}", problems);
        foreach (var unknown in schedules.UnmanagedChannels.Where(name => !channels.ContainsKey(name)))
        {
            problems.Add($"{Group}:{nameof(schedules.UnmanagedChannels)}", $"names '{unknown}', which is no channel");
        }

        problems.AddIf(schedules.MaxPerSweep < 1, $"{Group}:{nameof(schedules.MaxPerSweep)}", "must be 1 or more");
        problems.AddIf(schedules.MaxPerDay < 1, $"{Group}:{nameof(schedules.MaxPerDay)}", "must be 1 or more");
        Zone(schedules.TimeZone, $"{Group}:{nameof(schedules.TimeZone)}", problems);
        problems.AddIf(
            schedules.KeepHistory < TimeSpan.FromDays(1),
            $"{Group}:{nameof(schedules.KeepHistory)}",
            "must be a day or longer"
        );
    }

    /// <summary>Windows has names of its own, which mean nothing elsewhere.</summary>
    public static void Zone(string? name, string setting, SettingProblems problems) =>
        problems.AddIf(
            name is not null && !(TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId),
            setting,
            $"'{name}' is no time zone that is known here: write its IANA name, such as Europe/Berlin or UTC"
        );

    private static void Check(string expression, string setting, SettingProblems problems) =>
        problems.AddIf(
            !CronExpression.TryParse(expression, CronFormat.IncludeSeconds, out _),
            setting,
            $"'{expression}' is no cron expression of six fields (second minute hour day month weekday)"
        );
}
