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

        OwnerLetters(schedules, channels, problems);
        problems.AddIf(schedules.MaxPerSweep < 1, $"{Group}:{nameof(schedules.MaxPerSweep)}", "must be 1 or more");
        problems.AddIf(schedules.MaxPerDay < 1, $"{Group}:{nameof(schedules.MaxPerDay)}", "must be 1 or more");
        Zone(schedules.TimeZone, $"{Group}:{nameof(schedules.TimeZone)}", problems);
        problems.AddIf(
            schedules.KeepHistory < TimeSpan.FromDays(1),
            $"{Group}:{nameof(schedules.KeepHistory)}",
            "must be a day or longer"
        );
    }

    /// <summary>Who is written to is what a tenant says, so that the domains must be listed.</summary>
    private static void OwnerLetters(
        SchedulesOptions schedules,
        IDictionary<string, ChannelOptions> channels,
        SettingProblems problems
    )
    {
        const string channel = $"{Group}:{nameof(schedules.OwnerLetterChannel)}";
        const string domains = $"{Group}:{nameof(schedules.OwnerLetterDomains)}";
        if (schedules.OwnerLetterChannel is not { } name)
        {
            problems.AddIf(schedules.OwnerLetterDomains.Count > 0, domains, $"means nothing without {channel}");
            return;
        }

        problems.AddIf(
            !channels.TryGetValue(name, out var known) || known.Kind != ChannelOptions.Smtp,
            channel,
            $"names '{name}', which is no channel of kind {ChannelOptions.Smtp}"
        );
        problems.AddIf(
            schedules.OwnerLetterDomains.Count == 0,
            domains,
            "is missing: name the domains that owners' mailboxes may be in"
        );
        for (var index = 0; index < schedules.OwnerLetterDomains.Count; index++)
        {
            var domain = schedules.OwnerLetterDomains[index];
            problems.AddIf(
                Uri.CheckHostName(domain) != UriHostNameType.Dns || !domain.Contains('.', StringComparison.Ordinal),
                $"{domains}:{index}",
                $"'{domain}' is no domain: write it as in contoso.com"
            );
        }
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
