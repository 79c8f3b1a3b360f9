using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Plan;

public sealed class CredentialVerdictsTests
{
    [Theory]
    [InlineData("hint1", null, CredentialVerdict.OursCurrent)]
    [InlineData("hint0", null, CredentialVerdict.OursRetiring)]
    [InlineData("lost", "rotator", CredentialVerdict.OursOrphaned)]
    [InlineData("theirs", "somebody", CredentialVerdict.Unknown)]
    [InlineData("anonymous", null, CredentialVerdict.Unknown)]
    public void Judge_ByTagsThenByCreator(string id, string? createdBy, CredentialVerdict expected)
    {
        var older = new SecretVersionInfo(
            Some.Reference.At("v0"),
            new Dictionary<string, string> { [ManagedTags.Credential] = "hint0" },
            Some.Now,
            null,
            false,
            null
        );

        CredentialVerdicts
            .Judge(new CredentialInfo(id, Some.Now, createdBy, null, null), [Some.Secret], [older], "rotator")
            .ShouldBe(expected);
    }
}
