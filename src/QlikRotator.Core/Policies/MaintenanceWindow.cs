namespace QlikRotator.Core.Policies;

/// <summary>When rotations may start: from one time of day to another, on some days; over midnight where To is before From.</summary>
public sealed record MaintenanceWindow(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    private const int DaysOfAWeekAndOneMore = 8;

    /// <summary>
    /// IANA name of the zone that days and times are of, such as <c>Europe/Berlin</c>; null for UTC. On the day on which clocks are put
    /// back the window is as much longer, on the day on which they are put forward shorter; one that lies in the missing hour alone is left out.
    /// </summary>
    public string? TimeZone { get; init; }

    /// <summary>The first moment (UTC) at or after <paramref name="now"/> that lies in the window.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now) => Next(now) is { } next && next.Opens > now ? next.Opens : now;

    /// <summary>When the window closes (UTC) that is open at <paramref name="moment"/>, or opens next.</summary>
    public DateTimeOffset ClosesAfter(DateTimeOffset moment) => Next(moment)?.Closes ?? moment;

    private Opening? Next(DateTimeOffset now)
    {
        var zone = WallClock.Zone(TimeZone);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return Enumerable
            .Range(-1, DaysOfAWeekAndOneMore + 1)
            .Select(day => today.AddDays(day))
            .Where(day => Days.Count == 0 || Days.Contains(day.DayOfWeek))
            .Select(day => OpeningOn(day, zone))
            .FirstOrDefault(opening => opening.Closes > opening.Opens && opening.Closes > now);
    }

    private Opening OpeningOn(DateTime day, TimeZoneInfo zone) =>
        new(
            WallClock.First(day + From.ToTimeSpan(), zone),
            WallClock.Last(day.AddDays(To > From ? 0 : 1) + To.ToTimeSpan(), zone)
        );

    private sealed record Opening(DateTimeOffset Opens, DateTimeOffset Closes);
}
