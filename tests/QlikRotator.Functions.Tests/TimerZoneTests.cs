using Microsoft.Extensions.Configuration;
using QlikRotator.Application.Settings;
using QlikRotator.Functions.Hosting;

namespace QlikRotator.Functions.Tests;

public sealed class TimerZoneTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("UTC", null, true)]
    [InlineData("Europe/Berlin", "Europe/Berlin", true)]
    [InlineData("Europe/Berlin", null, false)]
    [InlineData(null, "Europe/Berlin", false)]
    public void Validate_ZoneOfTheSchedulesAndOfTheApp_MustBeOne(string? ours, string? app, bool right)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("WEBSITE_TIME_ZONE", app)]).Build();
        var options = new RotatorOptions { Schedules = new() { TimeZone = ours } };

        var result = new TimerZone(configuration).Validate(null, options);

        result.Succeeded.ShouldBe(right);
        (result.FailureMessage ?? "Rotator:Schedules:TimeZone").ShouldContain("Rotator:Schedules:TimeZone");
    }
}
