using QlikRotator.Application.Approving;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes.Families;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Every slot has the new value, and then it is not to be: the old one is back and works everywhere, the new credential gone.</summary>
public sealed class RestoredSlotTests
{
    private const string Approver = "ops@contoso.example";

    public static TheoryData<string> Families => [.. Family.WithKey.Select(family => family.Name)];

    /// <summary>Nothing but the vault is behind a copy, so that nothing can refuse the value there.</summary>
    public static TheoryData<string> Refusable => [.. Families.Select(row => row.Data).Where(name => name != "key in a copy")];

    [Theory]
    [MemberData(nameof(Refusable))]
    public async Task Rotate_SlotStopsWorkingAfterDelivery_EverythingIsAsBefore(string family)
    {
        await using var run = await FamilyRun.StartAsync(Family.Named(family));

        var story = await run.RotateAsync(step => SpoilAsync(run, step));

        run.WhyNotRestored(story).ShouldBeEmpty();
        story
            .Context.Steps.Distinct()
            .ShouldBe(["Inspect", "Issue", "Deliver", "Prove", "Retire", "Restore", "Discard", "Conclude"]);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Rotate_RejectedAtTheGate_EverythingIsAsBefore(string family)
    {
        var asking = Family.Named(family) with
        {
            Settings =
            [
                .. Family.Named(family).Settings,
                ("Rotator:Policies:default:Gate", "health-and-approval"),
                ("Rotator:Policies:default:Approvers:0", Approver),
            ],
        };
        await using var run = await FamilyRun.StartAsync(asking);

        var story = await run.RotateAsync(step => RejectAsync(run, step));

        run.WhyNotRestored(story).ShouldBeEmpty();
        story.Outcome.Reason.Code.ShouldBe("Rejected");
    }

    /// <summary>A slot that comes later fails: the copy that was written before it is put back too.</summary>
    [Fact]
    public async Task Rotate_SlotAfterACopyRefusesTheValue_TheCopyIsAsBefore()
    {
        var family = Family.Named("key in a copy");
        await using var run = await FamilyRun.StartAsync(family, Places.AutomationConnection);

        var story = await run.RotateAsync(step => SpoilAsync(run, step));

        run.WhyNotRestored(story).ShouldBeEmpty();
    }

    private static Task SpoilAsync(FamilyRun run, string step)
    {
        if (step == "Retire")
        {
            run.SpoilNewest();
        }

        return Task.CompletedTask;
    }

    private static async Task RejectAsync(FamilyRun run, string step)
    {
        var desk = run.World.Get<ApprovalDesk>();
        if (step == "ReadVerdict" && await desk.FindOpenAsync(RotationId.For(run.Subject), RotationWorld.Ct) is { } open)
        {
            var words = new ApprovalWords(Approves: false, "Not today.", null);
            await desk.AnswerByNameAsync(
                open.ApprovalId,
                Approver,
                ApprovalDesk.ByCommandLine,
                words,
                run.World.Get<IRotationHost>(),
                RotationWorld.Ct
            );
        }
    }
}
