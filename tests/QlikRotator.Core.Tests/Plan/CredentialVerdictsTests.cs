using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;

namespace QlikRotator.Core.Tests.Plan;

public sealed class CredentialVerdictsTests
{
    [Theory]
    [InlineData("hint1", null, true, CredentialVerdict.OursCurrent)]
    [InlineData("hint0", null, true, CredentialVerdict.OursRetiring)]
    [InlineData("lost", "rotator", true, CredentialVerdict.OursOrphaned)]
    [InlineData("theirs", "somebody", true, CredentialVerdict.Unknown)]
    [InlineData("anonymous", null, true, CredentialVerdict.Unknown)]
    [InlineData("lost", "rotator", false, CredentialVerdict.Unknown)]
    public void Judge_ByTagsThenByCreator(string id, string? createdBy, bool settled, CredentialVerdict expected)
    {
        CredentialVerdicts
            .Judge(
                new CredentialInfo(id, Some.Now, createdBy, null, null),
                new HashSet<string> { "hint1" },
                new HashSet<string> { "hint0" },
                "rotator",
                settled
            )
            .ShouldBe(expected);
    }

    [Theory]
    [InlineData(47, true)]
    [InlineData(49, false)]
    [InlineData(null, false)]
    public void MayBeUnderWay_YoungerThanAnyStepIsTried(int? hours, bool may) =>
        CredentialVerdicts.MayBeUnderWay(hours is { } age ? Some.Now.AddHours(-age) : null, Some.Now).ShouldBe(may);
}
