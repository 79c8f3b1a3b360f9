using System.Globalization;
using QlikRotator.Application.Scheduling;

namespace QlikRotator.Application.Tests.Scheduling;

public sealed class CronTimesTests
{
    [Theory]
    [InlineData("UTC", "2026-07-01T12:00Z", "2026-07-02T03:00Z")]
    [InlineData("Europe/Berlin", "2026-01-01T12:00Z", "2026-01-02T02:00Z")]
    [InlineData("Europe/Berlin", "2026-07-01T12:00Z", "2026-07-02T01:00Z")]
    [InlineData("Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z")] // put forward at that very moment
    [InlineData("Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T02:00Z")]
    public void NextAfter_ThreeInTheMorning_IsThatOfTheZone(string zone, string after, string next) =>
        Next("0 0 3 * * *", zone, after).ShouldBe(At(next));

    /// <summary>Half past two: on 29 March there is none in Berlin, on 25 October there are two.</summary>
    [Theory]
    [InlineData("2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("2026-10-24T12:00Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    public void NextAfter_DayOnWhichClocksChange_ComesOnce(string after, string next, string theOneAfter)
    {
        Next("0 30 2 * * *", "Europe/Berlin", after).ShouldBe(At(next));
        Next("0 30 2 * * *", "Europe/Berlin", next).ShouldBe(At(theOneAfter));
    }

    [Fact]
    public void NextAfter_EveryHour_HasTwentyThreeAndTwentyFiveOnThoseDays()
    {
        CountOf("2026-03-28T23:00Z", "2026-03-29T22:00Z").ShouldBe(23);
        CountOf("2026-10-24T22:00Z", "2026-10-25T23:00Z").ShouldBe(25);
    }

    private static int CountOf(string from, string to)
    {
        var count = 0;
        for (var at = At(from).AddSeconds(-1); Next("0 0 * * * *", "Europe/Berlin", at) is { } next && next < At(to); at = next)
        {
            count++;
        }

        return count;
    }

    private static DateTimeOffset? Next(string cron, string zone, string after) => Next(cron, zone, At(after));

    private static DateTimeOffset? Next(string cron, string zone, DateTimeOffset after) =>
        new CronTimes(cron, TimeZoneInfo.FindSystemTimeZoneById(zone)).NextAfter(after);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
