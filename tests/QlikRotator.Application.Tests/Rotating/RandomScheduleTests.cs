using CsCheck;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Rotating;

/// <summary>
/// The real workflow and the real steps in a world where anything goes wrong at any call. A failing schedule is printed whole,
/// with the seed that repeats it.
/// </summary>
public sealed class RandomScheduleTests
{
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("ROTATOR_SCHEDULES"), out var asked)
        ? asked
        : 3_000;
    private const int CallsOfARotation = 160;

    private static readonly Gen<Fault> Faults = Gen.Select(
        Gen.Int[0, CallsOfARotation],
        Gen.Enum<FaultKind>(),
        (call, kind) => new Fault(call, kind)
    );

    private static readonly Gen<bool> Seldom = Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true)));

    /// <summary>The kinds of source and slot, and what is wrong with them from the start.</summary>
    private static readonly Gen<Schedule> Shapes = Gen.Select(
        Gen.Enum<SourceShape>(),
        Gen.Int[1, 5],
        Gen.Frequency((8, Gen.Const(TagOfOld.Right)), (1, Gen.Const(TagOfOld.Gone)), (2, Gen.Const(TagOfOld.SomebodyElses))),
        Gen.Frequency((6, Gen.Const(0)), (2, Gen.Int[1, 3]), (1, Gen.Const(1000))),
        Gen.Int[0, 2],
        Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[0, 1].Select(slot => (int?)slot))),
        Gen.Bool,
        Seldom,
        (source, old, tag, refusals, slots, broken, told, inUse) =>
            new Schedule(source, old, tag, refusals, slots, broken, told, inUse, Leak: false, [])
    );

    private static readonly Gen<Schedule> AnySchedule = Gen.Select(
        Shapes,
        Seldom,
        Seldom,
        Gen.Frequency((2, Gen.Const(Approver.None)), (1, Gen.Enum<Approver>())),
        Faults.Array[0, 8],
        (shape, leak, nameless, approver, faults) =>
            shape with
            {
                Leak = leak,
                ValuesNameTheirs = !nameless,
                Approver = approver,
                Faults = faults,
            }
    );

    [Fact]
    public Task Rotation_AnySchedule_KeepsItsPromises() =>
        AnySchedule.SampleAsync(
            async schedule =>
            {
                var run = await ModelRun.PlayAsync(schedule);
                Promises.WhyBroken(run).ShouldBeEmpty();
            },
            iter: Schedules,
            threads: 1
        );

    /// <summary>The schedules are worth nothing if they all end the same way.</summary>
    [Fact]
    public async Task Schedules_TakenTogether_ReachEveryEnding()
    {
        var endings = new HashSet<OutcomeKind>();
        foreach (var schedule in Endings)
        {
            endings.Add((await ModelRun.PlayAsync(schedule)).Outcome.Kind);
        }

        endings.ShouldBe(Enum.GetValues<OutcomeKind>(), ignoreOrder: true);
    }

    private static readonly Schedule Quiet = new(SourceShape.Unmarked, 2, TagOfOld.Right, 0, 2, null, false, false, false, []);

    private static readonly Schedule[] Endings =
    [
        Quiet,
        Quiet with
        {
            OldCredentials = 5,
        },
        Quiet with
        {
            BrokenSlot = 1,
        },
        Quiet with
        {
            BrokenSlot = 1,
            Leak = true,
        },
        Quiet with
        {
            Source = SourceShape.External,
        },
        Quiet with
        {
            Source = SourceShape.Named,
            InUse = true,
        },
        .. Enumerable
            .Range(20, 40)
            .Select(call => Quiet with { Source = SourceShape.External, Faults = [new(call, FaultKind.SomebodyWritesVault)] }),
        .. Enumerable.Range(40, 60).Select(call => Quiet with { Faults = [new(call, FaultKind.SomebodyWritesVault)] }),
    ];

    [Theory]
    [InlineData(nameof(SourceShape.Unmarked), false)]
    [InlineData(nameof(SourceShape.Marked), false)]
    [InlineData(nameof(SourceShape.Named), true)]
    public async Task Rotation_NothingGoesWrong_Rotates(string source, bool told)
    {
        var run = await ModelRun.PlayAsync(Quiet with { Source = Enum.Parse<SourceShape>(source), Told = told });

        run.Outcome.Kind.ShouldBe(OutcomeKind.Rotated);
        run.Outcome.OldRefused.ShouldBe(true);
        run.Outcome.NewAccepted.ShouldBe(true);
        run.World.Credentials.Keys.ShouldBe(["old1", "new0"]);
        run.Steps.ShouldBe(["Inspect", "Issue", "Deliver", "Prove", "Prove", "Prove", "Retire", "Conclude"]);
    }

    [Theory]
    [InlineData(null, OutcomeKind.Delivered)]
    [InlineData(1, OutcomeKind.Restored)]
    public async Task Rotation_ValueFromElsewhere_IsDeliveredOrTakenBack(int? broken, OutcomeKind expected)
    {
        var run = await ModelRun.PlayAsync(Quiet with { Source = SourceShape.External, BrokenSlot = broken });

        run.Outcome.Kind.ShouldBe(expected);
        Promises.WhyBroken(run).ShouldBeEmpty();
        run.World.Newest.Name.ShouldBe("v1", "the vault is its writer's");
    }

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
    /// An attempt of which nothing came, and the same bot adds a secret for somebody else: that it is new and the bot's proves nothing. Random
    /// faults seldom meet like this.
    /// </summary>
    [Fact]
    public async Task Rotation_AttemptIsLost_AndTheSameBotAddsOne_TheirsIsLeftAlone()
    {
        for (var lost = 15; lost < 50; lost++)
        {
            for (var added = lost + 1; added < lost + 10; added++)
            {
                Fault[] faults = [new(lost, FaultKind.Unavailable), new(added, FaultKind.SameBotAddsCredential)];
                var run = await ModelRun.PlayAsync(Quiet with { Slots = 0, OldCredentials = 1, Faults = faults });
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

    /// <summary>Who is asked sees every candidate; what they point at dies, and nothing else.</summary>
    [Theory]
    [InlineData(nameof(Approver.Approves), OutcomeKind.Rotated)]
    [InlineData(nameof(Approver.Rejects), OutcomeKind.Restored)]
    [InlineData(nameof(Approver.Silent), OutcomeKind.KeptBoth)]
    [InlineData(nameof(Approver.None), OutcomeKind.KeptBoth)]
    public async Task Rotation_OnlyATagSaysWhichIsOld_APersonDecides(string approver, OutcomeKind expected)
    {
        var asked = Quiet with { ValuesNameTheirs = false, Approver = Enum.Parse<Approver>(approver) };

        var run = await ModelRun.PlayAsync(asked);

        run.Outcome.Kind.ShouldBe(expected);
        Promises.WhyBroken(run).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rotation_OwnerEditsTheOriginalInTheSoak_KeepsBoth()
    {
        var endings = new HashSet<OutcomeKind>();
        for (var call = 60; call < 110; call++)
        {
            var run = await ModelRun.PlayAsync(
                Quiet with
                {
                    Source = SourceShape.Named,
                    Faults = [new(call, FaultKind.OwnerEditsOriginal)],
                }
            );
            Promises.WhyBroken(run).ShouldBeEmpty($"{run.World.Schedule}");
            endings.Add(run.Outcome.Kind);
        }

        endings.ShouldBe([OutcomeKind.KeptBoth, OutcomeKind.Rotated], ignoreOrder: true);
    }

    [Fact]
    public async Task Rotation_OldOneStaysInUse_KeepsBoth()
    {
        var run = await ModelRun.PlayAsync(Quiet with { Source = SourceShape.Named, InUse = true });

        run.Outcome.Kind.ShouldBe(OutcomeKind.KeptBoth);
        run.Outcome.Reason.Code.ShouldBe("StillInUse");
        Promises.WhyBroken(run).ShouldBeEmpty();
    }
}
