using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests.Rotation;

public sealed class ProofTimesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 5)]
    [InlineData(5, 15)]
    [InlineData(15, 75)]
    [InlineData(75, 135)]
    public void Next_EarlyAndOften_ThenAtTheInterval(int now, int next) =>
        ProofTimes.Next(Some.Now, Some.Now.AddMinutes(now), TimeSpan.FromHours(1)).ShouldBe(Some.Now.AddMinutes(next));

    [Fact]
    public void Next_IntervalIsShorter_IsTheInterval() =>
        ProofTimes.Next(Some.Now, Some.Now, TimeSpan.FromSeconds(20)).ShouldBe(Some.Now.AddSeconds(20));
}
