using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests.Rotation;

public sealed class ProofTimesTests
{
    private static readonly TimeSpan Soak = TimeSpan.FromHours(6);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 5)]
    [InlineData(5, 15)]
    [InlineData(15, 75)]
    [InlineData(75, 135)]
    public void Next_EarlyAndOften_ThenAtTheInterval(int now, int next) =>
        ProofTimes.Next(Some.Now, Some.Now.AddMinutes(now), TimeSpan.FromHours(1), Soak).ShouldBe(Some.Now.AddMinutes(next));

    [Fact]
    public void Next_IntervalIsShorter_IsTheInterval() =>
        ProofTimes.Next(Some.Now, Some.Now, TimeSpan.FromSeconds(20), Soak).ShouldBe(Some.Now.AddSeconds(20));

    /// <summary>A credential that is kept for weeks is no reason for a proof every hour.</summary>
    [Theory]
    [InlineData(1, 24)]
    [InlineData(48, 48)]
    public void Next_SoakIsOver_IsADayOrTheLongerInterval(int interval, int next) =>
        ProofTimes.Next(Some.Now, Some.Now.AddHours(7), TimeSpan.FromHours(interval), Soak).ShouldBe(Some.Now.AddHours(7 + next));
}
