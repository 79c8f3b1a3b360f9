using QlikRotator.Core.Policies;

namespace QlikRotator.Core.Tests.Policies;

public sealed class RotationPolicyTests
{
    [Theory]
    [InlineData(31, null)]
    [InlineData(30, "NearExpiry")]
    [InlineData(0, "Expired")]
    [InlineData(-1, "Expired")]
    public void WhyRotate_ByDaysToExpiry(int days, string? code)
    {
        var secret = Some.Secret with { CreatedOn = Some.Now.AddDays(days - 89), ExpiresOn = Some.Now.AddDays(days) };

        RotationPolicy.WhyRotate(secret, Some.Policy, Some.Now).Code().ShouldBe(code);
    }

    [Fact]
    public void WhyRotate_NoExpiry_GoesByAge()
    {
        var secret = Some.Secret with { CreatedOn = Some.Now.AddDays(-59), ExpiresOn = null };

        RotationPolicy.WhyRotate(secret, Some.Policy, Some.Now).ShouldBeNull();
        RotationPolicy.WhyRotate(secret, Some.Policy, Some.Now.AddDays(1))!.Code.ShouldBe("NearExpiry");
    }

    [Fact]
    public void WhyRotate_OlderThanThePolicyAllows_IsTooOldThoughItExpiresLater()
    {
        var secret = Some.Secret with { CreatedOn = Some.Now.AddDays(-90), ExpiresOn = Some.Now.AddDays(300) };

        RotationPolicy.WhyRotate(secret, Some.Policy, Some.Now)!.Code.ShouldBe("TooOld");
    }

    [Fact]
    public void DueAt_ValueLivesShorterThanTheLead_IsNeverInTheFirstHalfOfItsLife()
    {
        var secret = Some.Secret with { CreatedOn = Some.Now, ExpiresOn = Some.Now.AddHours(24) };

        RotationPolicy.DueAt(secret, Some.Policy).ShouldBe(Some.Now.AddHours(12));
    }
}
