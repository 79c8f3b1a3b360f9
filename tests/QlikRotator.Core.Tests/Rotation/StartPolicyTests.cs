using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests.Rotation;

public sealed class StartPolicyTests
{
    [Fact]
    public void WhyStale_NewestIsTheSubject_IsNot() => StartPolicy.WhyStale(Some.Request, Some.Secret).ShouldBeNull();

    [Fact]
    public void WhyStale_NewestWasWrittenByThisRotation_IsNot()
    {
        var found = Some.Secret with { Newest = Some.Reference.At("v2"), RotationId = Some.Request.RotationId };

        StartPolicy.WhyStale(Some.Request, found).ShouldBeNull();
    }

    [Fact]
    public void WhyStale_AnotherVersionIsNewest_NamesTheOldOne()
    {
        var found = Some.Secret with { Newest = Some.Reference.At("v2"), RotationId = "another" };

        var reason = StartPolicy.WhyStale(Some.Request, found);

        reason!.Code.ShouldBe("Stale");
        reason.Message.ShouldContain("v1");
    }

    [Theory]
    [InlineData(true, RetireGate.Health, null)]
    [InlineData(false, RetireGate.Health, "ApprovalGateNeeded")]
    [InlineData(false, RetireGate.None, "ApprovalGateNeeded")]
    [InlineData(false, RetireGate.Approval, null)]
    [InlineData(false, RetireGate.HealthAndApproval, null)]
    public void WhyUngated_ByProofAndGate(bool provable, RetireGate gate, string? code) =>
        StartPolicy.WhyUngated(Some.Policy with { Gate = gate }, provable).Code().ShouldBe(code);

    [Theory]
    [InlineData(null, true, Proof.Accepted, "OldUnknown")]
    [InlineData("hint1", true, Proof.Accepted, null)]
    [InlineData("hint1", true, Proof.Unprovable, null)]
    [InlineData("hint1", true, Proof.Refused, "CurrentRefused")]
    [InlineData("hint1", false, Proof.Accepted, "WrongCredentialTag")]
    [InlineData("hint1", false, Proof.Refused, null)]
    public void WhyDrifted_ByWhatVaultAndTenantSay(string? oldId, bool listed, Proof proof, string? code) =>
        StartPolicy.WhyDrifted(oldId, listed, new(proof, new("Tried", "A token was asked for."))).Code().ShouldBe(code);
}
