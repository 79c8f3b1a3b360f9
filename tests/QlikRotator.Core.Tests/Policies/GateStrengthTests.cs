using QlikRotator.Core.Policies;

namespace QlikRotator.Core.Tests.Policies;

public sealed class GateStrengthTests
{
    private static readonly PolicySettings Open = Some.Policy with
    {
        Name = "open",
        Gate = RetireGate.Health,
        StartGate = StartGate.None,
        Approvers = [],
        Channels = ["ops"],
    };

    private static readonly PolicySettings Gated = Open with
    {
        Name = "gated",
        Gate = RetireGate.HealthAndApproval,
        Approvers = ["ann@contoso.example", "bob@contoso.example"],
        ApprovalsNeeded = 2,
        ApprovalTimeout = TimeSpan.FromHours(9),
        Channels = ["approvers"],
    };

    [Fact]
    public void Guarded_FromAGateOfApprovalToNone_AsksTheOldApproversFirst()
    {
        var guarded = GateStrength.Guarded(Open, Gated);

        guarded.Name.ShouldBe("open");
        guarded.StartGate.ShouldBe(StartGate.Approval);
        guarded.Approvers.ShouldBe(Gated.Approvers);
        guarded.ApprovalsNeeded.ShouldBe(2);
        guarded.ApprovalTimeout.ShouldBe(Gated.ApprovalTimeout);
        guarded.Channels.ShouldBe(["ops", "approvers"]);
        guarded.ForDeclaredLeak().StartGate.ShouldBe(StartGate.Approval);
    }

    [Fact]
    public void Guarded_ToTheSameOrAStrongerPolicy_ChangesNothing()
    {
        GateStrength.Guarded(Gated, Gated).ShouldBe(Gated);
        GateStrength.Guarded(Gated, Open).ShouldBe(Gated);
        GateStrength.Guarded(Open with { MaxAge = TimeSpan.FromDays(1) }, Open).Approvers.ShouldBeEmpty();
    }

    [Fact]
    public void IsWeaker_ByEachThingThatIsAskedOfPeople()
    {
        GateStrength.IsWeaker(Gated with { Name = "fewer", ApprovalsNeeded = 1 }, Gated).ShouldBeTrue();
        GateStrength.IsWeaker(Gated with { Name = "leaks", Leak = LeakRule.Allowed }, Gated).ShouldBeTrue();
        var startsAsked = Gated with { Name = "start", StartGate = StartGate.Approval };
        GateStrength.IsWeaker(Gated, startsAsked).ShouldBeTrue();
        GateStrength.IsWeaker(Gated with { Name = "soakless", Soak = TimeSpan.Zero }, Gated).ShouldBeFalse();
    }
}
