using System.Globalization;
using QlikRotator.Core.Policies;

namespace QlikRotator.Core.Tests.Policies;

/// <summary>Windows of a time zone, also on the days on which its clocks change.</summary>
public sealed class ZonedWindowTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-01-10T12:00Z", "2026-01-10T21:00Z", "2026-01-11T03:00Z")] // winter
    [InlineData("Europe/Berlin", "2026-07-11T12:00Z", "2026-07-11T20:00Z", "2026-07-12T02:00Z")] // summer
    [InlineData("Europe/Berlin", "2026-03-28T12:00Z", "2026-03-28T21:00Z", "2026-03-29T02:00Z")] // put forward in the night: 5 hours
    [InlineData("Europe/Berlin", "2026-10-24T12:00Z", "2026-10-24T20:00Z", "2026-10-25T03:00Z")] // put back in the night: 7 hours
    [InlineData("America/New_York", "2026-07-11T12:00Z", "2026-07-12T02:00Z", "2026-07-12T08:00Z")] // Saturday there is Sunday in UTC
    [InlineData("Asia/Kolkata", "2026-07-11T12:00Z", "2026-07-11T16:30Z", "2026-07-11T22:30Z")]
    [InlineData(null, "2026-07-11T12:00Z", "2026-07-11T22:00Z", "2026-07-12T04:00Z")]
    public void Window_SaturdayFrom22To4_IsThatOfItsZone(string? zone, string now, string opens, string closes)
    {
        var window = new MaintenanceWindow([DayOfWeek.Saturday], new TimeOnly(22, 0), new TimeOnly(4, 0)) { TimeZone = zone };

        window.NextOpening(At(now)).ShouldBe(At(opens));
        window.ClosesAfter(At(now)).ShouldBe(At(closes));
    }

    /// <summary>On 29 March 2026 it is never 02:30 in Berlin: two o'clock is three o'clock, at 01:00 UTC.</summary>
    [Theory]
    [InlineData("02:30", "04:00", "2026-03-29T01:00Z", "2026-03-29T02:00Z")]
    [InlineData("01:00", "02:30", "2026-03-29T00:00Z", "2026-03-29T01:00Z")]
    public void Window_BeginsOrEndsInTheHourThatIsLeftOut_KeepsToTheChange(string from, string to, string opens, string closes)
    {
        var window = Daily(from, to);

        window.NextOpening(At("2026-03-28T12:00Z")).ShouldBe(At(opens));
        window.ClosesAfter(At("2026-03-28T12:00Z")).ShouldBe(At(closes));
    }

    [Fact]
    public void Window_LiesInTheHourThatIsLeftOut_OpensTheDayAfter() =>
        Daily("02:10", "02:50").NextOpening(At("2026-03-29T00:00Z")).ShouldBe(At("2026-03-30T00:10Z"));

    /// <summary>On 25 October 2026 it is 02:30 twice, at 00:30 and 01:30 UTC: both are in the window.</summary>
    [Theory]
    [InlineData("2026-10-25T00:20Z", "2026-10-25T00:30Z")]
    [InlineData("2026-10-25T01:10Z", "2026-10-25T01:10Z")]
    [InlineData("2026-10-25T01:40Z", "2026-10-25T01:40Z")]
    [InlineData("2026-10-25T01:50Z", "2026-10-26T01:30Z")]
    public void Window_HourThatComesTwice_IsOpenInBoth(string now, string opens) =>
        Daily("02:30", "02:50").NextOpening(At(now)).ShouldBe(At(opens));

    /// <summary>Whatever the minute, an opening is never in the past, and at it the window is open.</summary>
    [Theory]
    [InlineData("2026-03-28T20:00Z")]
    [InlineData("2026-10-24T20:00Z")]
    public void NextOpening_EveryMinuteAroundAChange_IsAFixedPoint(string start)
    {
        var window = Daily("01:30", "02:45");
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            var now = At(start).AddMinutes(minute);
            var opens = window.NextOpening(now);

            opens.ShouldBeGreaterThanOrEqualTo(now);
            window.NextOpening(opens).ShouldBe(opens);
            window.ClosesAfter(opens).ShouldBeGreaterThan(opens);
        }
    }

    private static MaintenanceWindow Daily(string from, string to) =>
        new([], TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture))
        {
            TimeZone = "Europe/Berlin",
        };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
