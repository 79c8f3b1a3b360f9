using System.Globalization;
using QlikRotator.Core.Policies;

namespace QlikRotator.Core.Tests.Policies;

public sealed class MaintenanceWindowTests
{
    private static readonly MaintenanceWindow SaturdayNight = new([DayOfWeek.Saturday], new TimeOnly(22, 0), new TimeOnly(4, 0));

    [Theory]
    [InlineData("2026-11-04T12:00Z", "2026-11-07T22:00Z")] // Wednesday: the coming Saturday
    [InlineData("2026-11-07T23:00Z", "2026-11-07T23:00Z")] // inside: now
    [InlineData("2026-11-08T03:59Z", "2026-11-08T03:59Z")] // past midnight, still Saturday's window
    [InlineData("2026-11-08T04:00Z", "2026-11-14T22:00Z")] // just closed: a week later
    public void NextOpening_OverMidnight(string now, string opens) => SaturdayNight.NextOpening(At(now)).ShouldBe(At(opens));

    [Fact]
    public void NextOpening_NoDays_MeansEveryDay() =>
        new MaintenanceWindow([], new TimeOnly(1, 0), new TimeOnly(2, 0))
            .NextOpening(At("2026-11-04T12:00Z"))
            .ShouldBe(At("2026-11-05T01:00Z"));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
