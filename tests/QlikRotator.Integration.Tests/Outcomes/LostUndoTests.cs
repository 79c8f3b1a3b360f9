using QlikRotator.Integration.Tests.Outcomes.Families;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>The same on the way back: what is behind the slots refuses the new value, and each write that undoes it goes wrong.</summary>
public sealed class LostUndoTests
{
    /// <summary>A slot of each kind that the tenant holds, and the ways in which the work may be done or not.</summary>
    public static MatrixTheoryData<string, string> Cases =>
        new(
            Family.WithKey.Where(family => !family.HasConsumer).Select(family => family.Name),
            CallFault.All.Select(fault => fault.Name)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Restore_AnyWriteGoesWrong_KeepsItsPromises(string family, string fault)
    {
        var tried = await EachWrite.GoesWrongAsync(
            Family.Named(family),
            CallFault.Named(fault),
            UndoAsync,
            (run, story) => run.WhyNotRestored(story)
        );

        tried.Broken.ShouldBeEmpty();
        tried.Writes.ShouldBeGreaterThan(0);
    }

    private static async Task<RotationStory> UndoAsync(FamilyRun run) =>
        await run.RotateAsync(async step =>
        {
            if (step == "Retire")
            {
                run.ForgetCalls();
                run.SpoilNewest();
                await run.CancelAsync();
            }
        });
}
