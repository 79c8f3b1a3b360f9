using QlikRotator.Integration.Tests.Outcomes.Families;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>
/// A rotation without trouble shows which writes a family sends. Then each of them goes wrong in every way, one at a time: a new
/// request is tested on the day it is first sent.
/// </summary>
public sealed class LostAnswerTests
{
    public static TheoryData<string> Families => [.. Family.All.Select(family => family.Name)];

    public static MatrixTheoryData<string, string> Cases =>
        new(Family.All.Select(family => family.Name), CallFault.All.Select(fault => fault.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Rotate_AnyWriteGoesWrong_KeepsItsPromises(string family, string fault)
    {
        var tried = await EachWrite.GoesWrongAsync(
            Family.Named(family),
            CallFault.Named(fault),
            run => run.RotateAsync(),
            (run, story) => run.WhyNotRotated(story)
        );

        tried.Broken.ShouldBeEmpty();
        tried.Writes.ShouldBeGreaterThan(1);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Rotate_NothingGoesWrong_KeepsItsPromises_AndOnceMoreChangesNothing(string family)
    {
        await using var run = await FamilyRun.StartAsync(Family.Named(family));
        var first = await run.RotateAsync();
        run.WhyNotRotated(first).ShouldBeEmpty();

        var again = await run.RotateAsync();

        again.Versions.Count.ShouldBe(2);
        run.WhyNotRotated(first).ShouldBeEmpty();
    }
}
