using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;

namespace QlikRotator.Core.Tests.Plan;

public sealed class StartFitTests
{
    private static readonly MaintenanceWindow Hour = new([DayOfWeek.Saturday], new TimeOnly(22, 0), new TimeOnly(23, 0));

    [Fact]
    public void WhyTooLate_WindowOpensBeforeTheEnd_IsNull() =>
        StartFit.WhyTooLate(InWindow("a", TimeSpan.FromDays(8))).ShouldBeNull();

    [Fact]
    public void WhyTooLate_WindowOpensAfterTheEnd_NamesThePolicy()
    {
        var why = StartFit.WhyTooLate(InWindow("a", TimeSpan.FromHours(1)));

        why.ShouldNotBeNull().Code.ShouldBe(CoreCodes.StartsTooLate);
        why.Message.ShouldContain($"policy '{Some.Policy.Name}'");
    }

    [Fact]
    public void WhyTooLate_ApprovalMayTakeLongerThanTheValueLives_IsSaid()
    {
        var candidate = Some.Candidate(Some.Secret) with
        {
            Policy = Some.Policy with
            {
                StartGate = StartGate.Approval,
                RotateBeforeExpiry = TimeSpan.FromDays(1),
                ApprovalTimeout = TimeSpan.FromDays(3),
            },
        };

        StartFit.WhyTooLate(candidate).ShouldNotBeNull().Message.ShouldContain("ApprovalTimeout");
    }

    [Fact]
    public void WhyNotInWindow_MoreThanTheBudgetOfTheWindow_NamesThoseThatAreLeftOver()
    {
        var all = Enumerable.Range(0, 5).Select(number => InWindow($"s{number}", TimeSpan.FromDays(8))).ToList();

        var left = StartFit.WhyNotInWindow(all, _ => 20, _ => 1).ToList();

        left.Count.ShouldBe(2);
        left.ShouldAllBe(one => one.Why.Code == CoreCodes.WindowTooShort);
    }

    [Fact]
    public void WhyNotInWindow_TenantsHaveABudgetEach()
    {
        var all = Enumerable
            .Range(0, 5)
            .Select(number => InWindow($"s{number}", TimeSpan.FromDays(8)))
            .Select((one, number) => one with { Secret = one.Secret with { Tenant = $"t{number}.eu.qlikcloud.com" } });

        StartFit.WhyNotInWindow(all, _ => 20, _ => 1).ShouldBeEmpty();
    }

    private static SweepCandidate InWindow(string name, TimeSpan before) =>
        Some.Candidate(
            Some.Secret with
            {
                Newest = (Some.Reference with { Name = name }).At("v1"),
                CreatedOn = Some.Now,
                ExpiresOn = Some.Now.AddDays(60),
            }
        ) with
        {
            Policy = Some.Policy with { StartGate = StartGate.Window, Window = Hour, RotateBeforeExpiry = before },
        };
}
