namespace QlikRotator.Core.Policies;

/// <summary>
/// What a clock on the wall of a time zone says, on the two days a year too on which it is put forward or back. Pure.
/// </summary>
internal static class WallClock
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The zone of that IANA name; UTC where there is no name.</summary>
    public static TimeZoneInfo Zone(string? name) => name is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(name);

    /// <summary>
    /// The first moment (UTC) at which the clock shows that time. Where the clock is put forward over it, the moment at which it is.
    /// </summary>
    public static DateTimeOffset First(DateTime local, TimeZoneInfo zone) => At(local, zone, offsets => offsets.Max());

    /// <summary>The last such moment: where the clock is put back, the time comes twice.</summary>
    public static DateTimeOffset Last(DateTime local, TimeZoneInfo zone) => At(local, zone, offsets => offsets.Min());

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone, Func<TimeSpan[], TimeSpan> choose)
    {
        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        var offset = zone.IsAmbiguousTime(local) ? choose(zone.GetAmbiguousTimeOffsets(local)) : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
