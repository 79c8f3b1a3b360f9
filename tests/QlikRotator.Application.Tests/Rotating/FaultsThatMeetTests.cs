using QlikRotator.Application.Tests.Rotating.Model;
using static QlikRotator.Application.Tests.Rotating.Model.Schedules;

namespace QlikRotator.Application.Tests.Rotating;

/// <summary>Two faults at every pair of calls: random ones seldom meet, and each of these was a fault of ours once.</summary>
public sealed class FaultsThatMeetTests
{
    /// <summary>Found by a random schedule: whatever was created before the process died is not forgotten because a look is refused.</summary>
    [Theory]
    [InlineData(nameof(SourceShape.Unmarked))]
    [InlineData(nameof(SourceShape.Marked))]
    [InlineData(nameof(SourceShape.Named))]
    public async Task Rotation_DiesAnywhere_AndMayNotLookAfterwards_ForgetsNothing(string source)
    {
        var shape = Quiet with { Source = Enum.Parse<SourceShape>(source), Slots = 0 };
        for (var death = 20; death < 50; death++)
        {
            for (var look = death + 1; look < death + 12; look++)
            {
                Fault[] faults = [new(death, FaultKind.CrashAfter), new(look, FaultKind.LookRefused)];
                var run = await ModelRun.PlayAsync(shape with { Faults = faults });
                Promises.WhyBroken(run).ShouldBeEmpty($"{run.World.Schedule}");
            }
        }
    }

    /// <summary>
    /// An attempt of which nothing came, and the same bot adds a secret for somebody else: that it is new and the bot's proves nothing; where
    /// nobody says who the bot is, anybody's that is new may be its. Random faults seldom meet like this.
    /// </summary>
    [Theory]
    [InlineData(nameof(SourceShape.Unmarked), nameof(FaultKind.SameBotAddsCredential))]
    [InlineData(nameof(SourceShape.Unsigned), nameof(FaultKind.SomebodyAddsCredential))]
    public async Task Rotation_AttemptIsLost_AndSomebodyAddsOne_TheirsIsLeftAlone(string source, string fault)
    {
        var shape = Quiet with { Source = Enum.Parse<SourceShape>(source), Slots = 0, OldCredentials = 1 };
        for (var lost = 15; lost < 50; lost++)
        {
            for (var added = lost + 1; added < lost + 10; added++)
            {
                Fault[] faults = [new(lost, FaultKind.Unavailable), new(added, Enum.Parse<FaultKind>(fault))];
                var run = await ModelRun.PlayAsync(shape with { Faults = faults });
                Promises.WhyBroken(run).ShouldBeEmpty($"{run.World.Schedule}");
            }
        }
    }

    /// <summary>Somebody writes a version while this rotation's own write is lost: found again later, it gives way all the same.</summary>
    [Theory]
    [InlineData(nameof(FaultKind.AnswerLost))]
    [InlineData(nameof(FaultKind.CrashBefore))]
    [InlineData(nameof(FaultKind.CrashAfter))]
    public async Task Rotation_SomebodyWritesAVersion_AndAnAnswerIsLost_TheirsIsNotCovered(string lost)
    {
        for (var written = 20; written < 45; written++)
        {
            for (var call = written + 1; call < written + 10; call++)
            {
                Fault[] faults = [new(written, FaultKind.SomebodyWritesVault), new(call, Enum.Parse<FaultKind>(lost))];
                var run = await ModelRun.PlayAsync(Quiet with { Slots = 0, Faults = faults });
                Promises.WhyBroken(run).ShouldBeEmpty($"{run.World.Schedule}");
            }
        }
    }

    /// <summary>
    /// Found by random schedules: the version that was just written has no tags any more, or another credential in them, when its step
    /// is tried again. What it hands out was then taken for lost and deleted.
    /// </summary>
    [Theory]
    [InlineData(nameof(SourceShape.Marked), nameof(FaultKind.SomebodyClaims), true)]
    [InlineData(nameof(SourceShape.Unmarked), nameof(FaultKind.SomebodyClaims), false)]
    [InlineData(nameof(SourceShape.Named), nameof(FaultKind.SomebodyTakesTagsOff), true)]
    [InlineData(nameof(SourceShape.Unmarked), nameof(FaultKind.SomebodyTakesTagsOff), true)]
    [InlineData(nameof(SourceShape.Unmarked), nameof(FaultKind.SomebodyTakesTagsOff), false)]
    public async Task Rotation_SomebodyEditsItsVersion_AndAnAnswerIsLost_ItsCredentialLives(
        string source,
        string edit,
        bool named
    )
    {
        var shape = Quiet with { Source = Enum.Parse<SourceShape>(source), Slots = 0, ValuesNameTheirs = named };
        foreach (var lost in new[] { FaultKind.Unavailable, FaultKind.CrashAfter })
        {
            for (var edited = 20; edited < 45; edited++)
            {
                for (var call = edited - 3; call < edited + 6; call++)
                {
                    Fault[] faults = [new(edited, Enum.Parse<FaultKind>(edit)), new(call, lost)];
                    var run = await ModelRun.PlayAsync(shape with { Faults = faults });
                    Promises.WhyBroken(run).ShouldBeEmpty($"{run.World.Schedule}");
                }
            }
        }
    }

    /// <summary>The ledger is away for more than a day, wherever the rotation is: it ends once, and its chain is whole.</summary>
    [Fact]
    public async Task Rotation_LedgerIsAwayForADay_EndsOnce()
    {
        for (var first = 60; first < 130; first += 5)
        {
            Fault[] faults = [.. Enumerable.Range(first, 300).Select(call => new Fault(call, FaultKind.Unavailable))];
            var run = await ModelRun.PlayAsync(Quiet with { Slots = 0, Faults = faults });
            Promises.WhyBroken(run).ShouldBeEmpty($"from {first}");
        }
    }
}
