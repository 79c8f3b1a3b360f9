using CsCheck;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core.Rotation;
using static QlikRotator.Application.Tests.Rotating.Model.Schedules;

namespace QlikRotator.Application.Tests.Rotating;

/// <summary>
/// The real workflow and the real steps in a world where anything goes wrong at any call. A failing schedule is printed whole,
/// with the seed that repeats it.
/// </summary>
public sealed class RandomScheduleTests
{
    private static readonly int Asked = int.TryParse(Environment.GetEnvironmentVariable("ROTATOR_SCHEDULES"), out var asked)
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
        Seldom,
        (shape, leak, nameless, approver, faults, held) =>
            shape with
            {
                Leak = leak,
                ValuesNameTheirs = !nameless,
                Approver = approver,
                Faults = faults,
                Held = held,
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
            iter: Asked,
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

    private static readonly Schedule[] Endings =
    [
        Quiet,
        Quiet with
        {
            OldCredentials = 5,
        },
        Quiet with
        {
            Held = true,
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
    [InlineData(nameof(SourceShape.Unsigned), false)]
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
