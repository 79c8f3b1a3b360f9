using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Tests.Ownership;

namespace QlikRotator.Core.Tests.Plan;

public sealed class CredentialVerdictsTests
{
    private static readonly ResourceRegister Register = Recorded.Register(
        Recorded.Made("busy"),
        Recorded.Made("left") with
        {
            State = CredentialState.Left,
        },
        Recorded.Made("dead") with
        {
            State = CredentialState.Dead,
        },
        Recorded.Found("claimed")
    );

    [Theory]
    [InlineData("hint1", CredentialVerdict.OursCurrent)]
    [InlineData("hint0", CredentialVerdict.OursRetiring)]
    [InlineData("busy", CredentialVerdict.OursRetiring)]
    [InlineData("left", CredentialVerdict.OursLeft)]
    [InlineData("dead", CredentialVerdict.Unknown)]
    [InlineData("claimed", CredentialVerdict.Unknown)]
    [InlineData("theirs", CredentialVerdict.Unknown)]
    public void Judge_ByTagsAndRegister_NeverByWhoMadeIt(string id, CredentialVerdict expected) =>
        CredentialVerdicts
            .Judge(id, new HashSet<string> { "hint1" }, new HashSet<string> { "hint0" }, Register)
            .ShouldBe(expected);
}
