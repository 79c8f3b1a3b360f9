namespace QlikRotator.Core.Policies;

/// <summary>When rotations may start: from one time of day to another (UTC), on some days; over midnight where To is before From.</summary>
public sealed record MaintenanceWindow(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    /// <summary>The first moment at or after <paramref name="now"/> that lies in the window.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now)
    {
        for (var day = -1; day <= 7; day++)
        {
            var opens = StartOf(now, day);
            var closes = opens + Length;
            if (IsDay(opens) && closes > now)
            {
                return opens > now ? opens : now;
            }
        }

        return now;
    }

    /// <summary>When the window closes that is open at <paramref name="moment"/>, or opens next.</summary>
    public DateTimeOffset ClosesAfter(DateTimeOffset moment)
    {
        var opening = NextOpening(moment);
        return Enumerable.Range(-1, 3).Select(day => StartOf(opening, day) + Length).First(closes => closes > opening);
    }

    private TimeSpan Length => To > From ? To - From : To - From + (To == From ? TimeSpan.FromDays(1) : TimeSpan.Zero);

    private DateTimeOffset StartOf(DateTimeOffset now, int day) =>
        new(now.UtcDateTime.Date.AddDays(day) + From.ToTimeSpan(), TimeSpan.Zero);

    private bool IsDay(DateTimeOffset opens) => Days.Count == 0 || Days.Contains(opens.DayOfWeek);
}
