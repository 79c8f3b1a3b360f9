using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
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

    [Theory]
    [InlineData(RetireGate.Approval)]
    [InlineData(RetireGate.HealthAndApproval)]
    [InlineData(RetireGate.Health)]
    public void VerdictWithoutPerson_Held_IsHeldWhateverTheGate(RetireGate gate)
    {
        var held = Some.Healthy with { Held = new("Held", "It is held.") };

        var verdict = RetirementPolicy.VerdictWithoutPerson(Gated(gate), held)!;

        verdict.Kind.ShouldBe(VerdictKind.Held);
        RetirementPolicy.KeepsBoth(Some.Policy with { OnTimeout = TimeoutAction.Restore }, verdict).ShouldBeTrue();
        RetirementPolicy.KeptAs(verdict).ShouldBe(OutcomeKind.Held);
    }

    /// <summary>A new value that does not work is taken back, held or not; and a leak waits for nobody.</summary>
    [Fact]
    public void VerdictWithoutPerson_HeldAndIllOrLeaked_IsNotHeld()
    {
        var held = new Reason("Held", "It is held.");
        var leak = new LeakDeclaration("ops", null, Some.Now);

        RetirementPolicy
            .VerdictWithoutPerson(Gated(RetireGate.Health), Some.Ill with { Held = held })!
            .Kind.ShouldBe(VerdictKind.Rejected);
        RetirementPolicy
            .VerdictWithoutPerson(Gated(RetireGate.Health), Some.Healthy with { Held = held, Leak = leak })!
            .Kind.ShouldBe(VerdictKind.Approved);
    }

    public static TheoryData<string, string?, IReadOnlyDictionary<string, string>?> Tagged =>
        new()
        {
            { "released", null, Managed() },
            { "a person has not spoken", "Held", Managed("person") },
            { "the date has not come", "Held", Managed("2026-12-31") },
            { "the date has come", null, Managed("2026-10-31") },
            { "nobody can read it", "Held", Managed("soon") },
            { "all tags are gone", "Held", new Dictionary<string, string>() },
            { "another version is the newest", "Held", null },
        };

    /// <summary>The newest version's tags count, and what was held stays so where they are gone.</summary>
    [Theory]
    [MemberData(nameof(Tagged))]
    public void WhyHeld_HeldBefore_ByTheTagsAsTheyAreNow(
        string what,
        string? code,
        IReadOnlyDictionary<string, string>? newest
    ) => RetirementPolicy.WhyHeld(Some.Secret with { Hold = Hold.UntilReleased }, newest, Some.Now).Code().ShouldBe(code, what);

    [Fact]
    public void WhyHeld_HeldSince_Keeps() =>
        RetirementPolicy.WhyHeld(Some.Secret, Managed("person"), Some.Now).Code().ShouldBe("Held");

    private static IReadOnlyDictionary<string, string> Managed(string? hold = null)
    {
        var tags = new Dictionary<string, string> { [ManagedTags.Source] = "api-key" };
        if (hold is not null)
        {
            tags[ManagedTags.Hold] = hold;
        }

        return tags;
    }

    [Fact]
    public void HeedsHold_LeakExpiryAndSomebodyElsesValue_DoNot()
    {
        var expiry = Some.Request with { Policy = Some.Policy with { RetireBy = RetireBy.Expiry } };

        RetirementPolicy.HeedsHold(Some.Staged).ShouldBeTrue();
        RetirementPolicy.HeedsHold(Some.Staged with { Request = Some.Request with { Mode = RotationMode.Leak } }).ShouldBeFalse();
        RetirementPolicy.HeedsHold(Some.Staged with { Request = expiry }).ShouldBeFalse();
        RetirementPolicy.HeedsHold(Some.Staged with { Issues = false }).ShouldBeFalse();
    }

    [Fact]
    public void Outcome_RetireFoundItHeld_IsHeldAndNotKeptBoth()
    {
        var held = new RetireResult(false, new("Held", "It is held."), null, null, Some.Now);

        RetirementPolicy.Outcome(Some.Staged, DeliverResult.Nothing, held).Kind.ShouldBe(OutcomeKind.Held);
    }

    private static StagedRotation Gated(RetireGate gate) =>
        Some.Staged with
        {
            Request = Some.Request with { Policy = Some.Policy with { Gate = gate } },
        };
}
