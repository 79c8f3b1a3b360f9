using QlikRotator.Core.Ownership;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Ownership;

public sealed class LeftRulesTests
{
    private static readonly CredentialRecord Held = Recorded.Found("hint1") with
    {
        State = CredentialState.Left,
        Mapping = CredentialMapping.Sole,
        Why = new Reason("Held", "It is held."),
    };

    private static readonly PolicySettings Health = Some.Policy with { Gate = RetireGate.Health };

    private static readonly PolicySettings People = Health with
    {
        Gate = RetireGate.Approval,
        Approvers = ["ops@contoso.example"],
        ApprovalsNeeded = 1,
    };

    [Fact]
    public void IsForTheSweep_LeftByAHoldAndOurs_IsTrue() => LeftRules.IsForTheSweep(Held, Health).ShouldBeTrue();

    public static TheoryData<string, CredentialRecord, PolicySettings> Others =>
        new()
        {
            { "left for another reason", Held with { Why = new Reason("AnswerLost", "Lost.") }, Health },
            { "alive and in use", Held with { State = CredentialState.Live }, Health },
            { "only a tag says so", Held with { Mapping = CredentialMapping.Claimed }, Health },
            { "another secret names it", Held with { AlsoNamedBy = [Some.Reference] }, Health },
            { "people are asked", Held, People },
            { "left to its expiry", Held, Health with { RetireBy = RetireBy.Expiry } },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public void IsForTheSweep_AnythingElse_IsFalse(string what, CredentialRecord left, PolicySettings policy) =>
        LeftRules.IsForTheSweep(left, policy).ShouldBeFalse(what);

    [Theory]
    [InlineData("OPS@contoso.example", null)]
    [InlineData("ada@contoso.example", "NotAnApprover")]
    [InlineData(null, "NotAnApprover")]
    public void WhyNotBy_PolicyAsksPeople_TakesOneOfThem(string? identity, string? code) =>
        LeftRules.WhyNotBy(identity, Held, People).Code().ShouldBe(code);

    [Fact]
    public void WhyNotBy_PolicyAsksSeveral_OneIsNotEnough() =>
        LeftRules.WhyNotBy("ops@contoso.example", Held, People with { ApprovalsNeeded = 2 }).Code().ShouldBe("ApprovalsNeeded");

    [Fact]
    public void WhyNotBy_PolicyAsksNobody_AnybodyWhoMayOperate() => LeftRules.WhyNotBy(null, Held, Health).ShouldBeNull();

    [Fact]
    public void WhyNotBy_OnlyATagSaysSoAndApproversAreNamed_TakesOneOfThem() =>
        LeftRules
            .WhyNotBy(null, Held with { Mapping = CredentialMapping.Claimed }, Health with { Approvers = People.Approvers })
            .Code()
            .ShouldBe("NotAnApprover");
}
