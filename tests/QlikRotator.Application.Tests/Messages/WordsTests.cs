using QlikRotator.Application.Messages;

namespace QlikRotator.Application.Tests.Messages;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0 slots")]
    [InlineData(1, "1 slot")]
    [InlineData(2, "2 slots")]
    [InlineData(10_000, "10,000 slots")]
    public void Count_Number_AgreesWithItsNoun(int number, string expected) => Words.Count(number, "slot").ShouldBe(expected);

    [Theory]
    [InlineData("00:00:01", "1 second")]
    [InlineData("00:00:01.3", "1.3 seconds")]
    [InlineData("00:01:00", "1 minute")]
    [InlineData("06:30:00", "6.5 hours")]
    [InlineData("1.00:00:00", "24 hours")]
    [InlineData("90.00:00:00", "90 days")]
    public void Span_Time_InTheUnitThatFits(string time, string expected) =>
        Words.Span(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(expected);
}
