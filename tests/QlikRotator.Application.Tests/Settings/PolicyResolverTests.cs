using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Policies;

namespace QlikRotator.Application.Tests.Settings;

public sealed class PolicyResolverTests
{
    [Fact]
    public void Find_WhereNothingIsWritten_GivesTheBuiltInDefault()
    {
        var policy = new PolicyResolver(Microsoft.Extensions.Options.Options.Create(new RotatorOptions())).Find("default");

        policy.ShouldNotBeNull();
        policy.MaxAge.ShouldBe(TimeSpan.FromDays(90));
        policy.RotateBeforeExpiry.ShouldBe(TimeSpan.FromDays(30));
        policy.Validity.ShouldBe(TimeSpan.FromDays(90));
        policy.Soak.ShouldBe(TimeSpan.FromHours(6.5));
        policy.ProofInterval.ShouldBe(TimeSpan.FromHours(1));
        policy.Gate.ShouldBe(RetireGate.Health);
        policy.StartGate.ShouldBe(StartGate.None);
        policy.ApprovalsNeeded.ShouldBe(1);
        policy.ApprovalTimeout.ShouldBe(TimeSpan.FromDays(3));
        policy.OnTimeout.ShouldBe(TimeoutAction.KeepBoth);
        policy.RetireBy.ShouldBe(RetireBy.Delete);
    }

    [Fact]
    public void Find_OfAnInheritingPolicy_TakesTheNearestSetting()
    {
        var policy = Resolver(new SettingsFile()).Find("Critical");

        policy.ShouldNotBeNull();
        policy.Name.ShouldBe("critical");
        policy.Gate.ShouldBe(RetireGate.HealthAndApproval);
        policy.MaxAge.ShouldBe(TimeSpan.FromDays(60));
        policy.Validity.ShouldBe(TimeSpan.FromDays(90));
        policy.Approvers.ShouldBe(["ops@contoso.example"]);
    }

    [Fact]
    public void Find_OfAWindow_KeepsDaysAndTimes()
    {
        var policy = Resolver(
                new SettingsFile()
                    .With("Policies:default:StartGate", "window")
                    .With("Policies:default:Window:Days:0", "Saturday")
                    .With("Policies:default:Window:From", "22:00")
                    .With("Policies:default:Window:To", "04:30")
            )
            .Find("critical");

        policy!.Window.ShouldNotBeNull();
        policy.Window.Days.ShouldBe([DayOfWeek.Saturday]);
        policy.Window.From.ShouldBe(new TimeOnly(22, 0));
        policy.Window.To.ShouldBe(new TimeOnly(4, 30));
    }

    [Fact]
    public void Find_OfAnEmptyList_DoesNotInherit()
    {
        var policy = Resolver(
                new SettingsFile().With("Policies:silent:Inherits", "critical").With("Policies:silent:Channels", "")
            )
            .Find("silent");

        policy!.Channels.ShouldBeEmpty();
        policy.Approvers.ShouldBe(["ops@contoso.example"]);
    }

    [Fact]
    public void Find_OfAnUnknownName_GivesNull() => Resolver(new SettingsFile()).Find("nobody").ShouldBeNull();

    private static PolicyResolver Resolver(SettingsFile file) => file.Services().GetRequiredService<PolicyResolver>();
}
