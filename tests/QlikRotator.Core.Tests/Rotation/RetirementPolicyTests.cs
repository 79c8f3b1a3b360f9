using QlikRotator.Core.Policies;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests.Rotation;

public sealed class RetirementPolicyTests
{
    private static readonly RetireFacts Good = new(true, true, true, false, "hint1", "hint2", ["hint1", "hint2"]);

    [Fact]
    public void WhyKeep_EverythingCertain_IsNull() => RetirementPolicy.WhyKeep(Good).ShouldBeNull();

    public static TheoryData<string, RetireFacts> Doubts =>
        new()
        {
            { "LeaseLost", Good with { LeaseHeld = false } },
            { "VaultDrift", Good with { NewestIsOurs = false } },
            { "NewRefused", Good with { NewAccepted = false } },
            { "NewUnproved", Good with { NewAccepted = null } },
            { "OldUnknown", Good with { OldId = null } },
            { "SameCredential", Good with { OldId = "hint2" } },
            { "NewMissing", Good with { LiveIds = ["hint1"] } },
            { "NewMissing", Good with { NewId = null } },
        };

    [Theory]
    [MemberData(nameof(Doubts))]
    public void WhyKeep_AnyDoubt_KeepsBoth(string code, RetireFacts facts) =>
        RetirementPolicy.WhyKeep(facts)!.Code.ShouldBe(code);

    [Theory]
    [InlineData(true, "hint2")]
    [InlineData(false, "hint1", "hint2")]
    [InlineData(false, "hint1")]
    [InlineData(false)]
    public void OldIsGone_OnlyAListWithTheNewOneIsBelieved(bool gone, params string[] live) =>
        (Good with { LiveIds = live }).OldIsGone.ShouldBe(gone);

    [Fact]
    public void WhyKeep_UnprovableButApprovedByAPerson_IsNull() =>
        RetirementPolicy.WhyKeep(Good with { NewAccepted = null, PersonApproved = true }).ShouldBeNull();

    [Theory]
    [InlineData(RetireGate.Health, VerdictKind.Approved)]
    [InlineData(RetireGate.None, VerdictKind.Approved)]
    [InlineData(RetireGate.Approval, null)]
    [InlineData(RetireGate.HealthAndApproval, null)]
    public void VerdictWithoutPerson_Healthy_FollowsTheGate(RetireGate gate, VerdictKind? verdict) =>
        ((object?)RetirementPolicy.VerdictWithoutPerson(Gated(gate), Some.Healthy)?.Kind).ShouldBe(verdict);

    [Theory]
    [InlineData(RetireGate.None, false)]
    [InlineData(RetireGate.Health, true)]
    [InlineData(RetireGate.Approval, false)]
    [InlineData(RetireGate.HealthAndApproval, false)]
    public void WhyUnproved_OnlyAGateOfHealthNeedsAProof(RetireGate gate, bool keeps) =>
        (RetirementPolicy.WhyUnproved(Gated(gate), Some.Unproved) is not null).ShouldBe(keeps);

    [Fact]
    public void WhyUnproved_Proved_IsNull() =>
        RetirementPolicy.WhyUnproved(Gated(RetireGate.Health), Some.Healthy).ShouldBeNull();

    [Fact]
    public void WhyGiveBack_IllOrCancelled_SaysSo()
    {
        var cancelled = Some.Healthy with { CancelRequested = new("Cancelled", "Not today.") };

        RetirementPolicy.WhyGiveBack(Some.Ill).ShouldBe(Some.Ill.FirstProblem());
        RetirementPolicy.WhyGiveBack(cancelled)!.Code.ShouldBe("Cancelled");
        RetirementPolicy.WhyGiveBack(Some.Healthy).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void AsksPerson_OnlyAboutADeletion(bool issues, bool asks) =>
        RetirementPolicy.AsksPerson(Gated(RetireGate.Approval) with { Issues = issues }).ShouldBe(asks);

    [Theory]
    [InlineData(RetireGate.None)]
    [InlineData(RetireGate.Health)]
    [InlineData(RetireGate.Approval)]
    [InlineData(RetireGate.HealthAndApproval)]
    public void VerdictWithoutPerson_Ill_RejectsWhateverTheGate(RetireGate gate) =>
        RetirementPolicy.VerdictWithoutPerson(Gated(gate), Some.Ill)!.Kind.ShouldBe(VerdictKind.Rejected);

    [Fact]
    public void Outcome_OldStillAcceptedAfterItsDeletion_NeedsAPerson()
    {
        var retired = new RetireResult(true, new("OldStillAccepted", "It still works."), false, true, Some.Now);

        RetirementPolicy.Outcome(Some.Staged, DeliverResult.Nothing, retired).Kind.ShouldBe(OutcomeKind.PersonNeeded);
    }

    [Theory]
    [InlineData(TimeoutAction.KeepBoth, VerdictKind.TimedOut, true)]
    [InlineData(TimeoutAction.Restore, VerdictKind.TimedOut, false)]
    [InlineData(TimeoutAction.KeepBoth, VerdictKind.Rejected, false)]
    [InlineData(TimeoutAction.KeepBoth, VerdictKind.Cancelled, false)]
    public void KeepsBoth_OnlyWhenTimeRanOutAndThePolicySaysSo(TimeoutAction action, VerdictKind verdict, bool keeps)
    {
        var answer = new Verdict(verdict, new("Any", "Any."), Some.Now);

        RetirementPolicy.KeepsBoth(Some.Policy with { OnTimeout = action }, answer).ShouldBe(keeps);
    }

    private static StagedRotation Gated(RetireGate gate) =>
        Some.Staged with
        {
            Request = Some.Request with { Policy = Some.Policy with { Gate = gate } },
        };
}
