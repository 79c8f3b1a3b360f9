using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests.Plan;

public sealed class SweepPlanTests
{
    [Fact]
    public void Due_MostUrgentFirst_AndNothingThatIsNot()
    {
        var plan = SweepPlan.Due(
            [Expiring("later", 20), Expiring("fresh", 80), Expiring("urgent", 2)],
            Some.Now,
            _ => 60,
            _ => 2
        );

        plan.Select(rotation => rotation.Secret.Name).ShouldBe(["urgent", "later"]);
    }

    [Fact]
    public void Due_ManyOfOneTenant_StartsAreSpreadOverItsBudget()
    {
        var plan = SweepPlan.Due(
            Enumerable.Range(0, 30).Select(number => Expiring($"s{number:D2}", 5)),
            Some.Now,
            _ => 60,
            _ => 2
        );

        plan[0].StartAt.ShouldBe(Some.Now);
        plan[15].StartAt.ShouldBe(Some.Now.AddSeconds(30));
        plan[^1].StartAt.ShouldBeLessThan(Some.Now.AddMinutes(1));
    }

    [Fact]
    public void Due_TenantsDoNotWaitForEachOther()
    {
        var other = Expiring("other", 5) with { };
        other = other with { Secret = other.Secret with { Tenant = "globex.us.qlikcloud.com" } };

        var plan = SweepPlan.Due([Expiring("one", 4), other], Some.Now, _ => 1, _ => 2);

        plan.ShouldAllBe(rotation => rotation.StartAt == Some.Now);
    }

    [Fact]
    public void Due_RunningOrDisabled_IsLeftAlone()
    {
        var running = Some.Candidate(Expiring("running", 1).Secret, running: true);
        var disabled = Some.Candidate(Expiring("disabled", 1).Secret with { Enabled = false });

        SweepPlan.Due([running, disabled], Some.Now, _ => 60, _ => 2).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(StartRule.Manual)]
    [InlineData(StartRule.Paused)]
    public void Due_LeftToPeopleOrPaused_IsLeftAlone_ByTagAndByPolicy(StartRule rule)
    {
        var byTag = Some.Candidate(Expiring("tag", 1).Secret with { Starts = rule });
        var byPolicy = Expiring("policy", 1) with { Policy = Some.Policy with { Starts = rule } };

        SweepPlan.Due([byTag, byPolicy], Some.Now, _ => 60, _ => 2).ShouldBeEmpty();
        SweepPlan.Ahead([byTag, byPolicy], Some.Now, TimeSpan.FromDays(1)).Count.ShouldBe(2, "the plan shows them, blocked");
    }

    [Fact]
    public void Due_ExternalVersionWhoseEventWasLost_IsDelivered()
    {
        var external = Some.Candidate(Some.Secret) with { Issues = false };
        var delivered = external with
        {
            Current = Some.Record(RotationOutcome.Without(OutcomeKind.Delivered, new("Done", "Done."))),
        };

        SweepPlan.Due([external], Some.Now, _ => 60, _ => 2).Single().Reason.Code.ShouldBe("NotDelivered");
        SweepPlan.Due([delivered], Some.Now, _ => 60, _ => 2).ShouldBeEmpty();
    }

    [Fact]
    public void Ahead_ShowsWhatFallsDueInTime_AtItsTime()
    {
        var plan = SweepPlan.Ahead([Expiring("soon", 40), Expiring("later", 80)], Some.Now, TimeSpan.FromDays(30));

        plan.Single().Secret.Name.ShouldBe("soon");
        plan.Single().StartAt.ShouldBe(Some.Now.AddDays(10));
    }

    private static SweepCandidate Expiring(string name, int days) =>
        Some.Candidate(
            Some.Secret with
            {
                Newest = (Some.Reference with { Name = name }).At("v1"),
                CreatedOn = Some.Now.AddDays(days - 90),
                ExpiresOn = Some.Now.AddDays(days),
            }
        );
}
