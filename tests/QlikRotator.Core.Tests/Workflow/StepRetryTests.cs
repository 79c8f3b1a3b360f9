using QlikRotator.Core.Workflow;

namespace QlikRotator.Core.Tests.Workflow;

public sealed class StepRetryTests
{
    private static readonly StepRetry Retry = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(24));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(60, 600)]
    public void Next_DoublesUpToTheLongest(int attempt, int seconds) =>
        Retry.Next(attempt, Some.Now, Some.Now, null).ShouldBe(Some.Now.AddSeconds(seconds));

    [Fact]
    public void Next_TenantSaysLater_IsTakenAtItsWord() =>
        Retry.Next(1, Some.Now, Some.Now, Some.Now.AddMinutes(5)).ShouldBe(Some.Now.AddMinutes(5));

    [Fact]
    public void Next_TenantSaysSoonerThanTheBackOff_WaitsAllTheSame() =>
        Retry.Next(5, Some.Now, Some.Now, Some.Now.AddSeconds(1)).ShouldBe(Some.Now.AddSeconds(32));

    [Fact]
    public void Next_LongerThanItsPatience_GivesUp() => Retry.Next(1, Some.Now, Some.Now.AddHours(24), null).ShouldBeNull();
}
