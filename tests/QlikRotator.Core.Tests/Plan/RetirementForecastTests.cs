using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Plan;

public sealed class RetirementForecastTests
{
    private static readonly PolicySettings Policy = Some.Policy with { Gate = RetireGate.Health, Soak = TimeSpan.FromHours(6) };
    private static readonly DateTimeOffset Start = Some.Now.AddDays(3);

    [Theory]
    [InlineData(RetireGate.Health, RetirementWay.Deleted)]
    [InlineData(RetireGate.None, RetirementWay.Deleted)]
    [InlineData(RetireGate.Approval, RetirementWay.DeletedWithApproval)]
    [InlineData(RetireGate.HealthAndApproval, RetirementWay.DeletedWithApproval)]
    public void Of_NotHeld_IsTheEndOfTheSoak(RetireGate gate, RetirementWay way) =>
        Of(Policy with { Gate = gate }, hold: null)
            .ShouldBe(new RetirementForecast(way, "hint1", Start.AddHours(6), HeldUntil: null));

    [Fact]
    public void Of_HeldUntilAPerson_NamesNoDate() =>
        Of(Policy, Hold.UntilReleased).ShouldBe(new RetirementForecast(RetirementWay.Held, "hint1", null, null));

    [Theory]
    [InlineData(30 * 24, 30 * 24, true)]
    [InlineData(3 * 24 + 1, 3 * 24 + 6, true)]
    [InlineData(24, 3 * 24 + 6, false)]
    public void Of_HeldUntilADate_IsTheLaterOfTheTwo(int until, int hours, bool isHeld)
    {
        var forecast = Of(Policy, new Hold(Some.Now.AddHours(until)));

        forecast.NotBefore.ShouldBe(Some.Now.AddHours(hours));
        forecast.IsHeld.ShouldBe(isHeld);
    }

    [Fact]
    public void Of_PolicyThatKeepsTheOldOneUntilItsExpiryOrADay_IsThatDay()
    {
        Of(Policy with { RetireAtExpiry = true }, hold: null).NotBefore.ShouldBe(Some.Secret.ExpiresOn);
        Of(Policy with { RetireNotBefore = Some.Now.AddDays(40) }, hold: null).NotBefore.ShouldBe(Some.Now.AddDays(40));
    }

    [Fact]
    public void Of_PolicyOfExpiryOrSomebodyElsesValue_DeletesNothing()
    {
        Of(Policy with { RetireBy = RetireBy.Expiry }, Hold.UntilReleased).Way.ShouldBe(RetirementWay.LeftToExpire);
        RetirementForecast.Of(Some.Secret, Policy, issues: false, Start).Way.ShouldBe(RetirementWay.NotOurs);
    }

    private static RetirementForecast Of(PolicySettings policy, Hold? hold) =>
        RetirementForecast.Of(Some.Secret with { Hold = hold }, policy, issues: true, Start);
}
