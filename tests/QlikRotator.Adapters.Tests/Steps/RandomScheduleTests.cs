using CsCheck;
using QlikRotator.Adapters.Tests.Steps.Model;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Adapters.Tests.Steps;

/// <summary>
/// The real workflow and the real steps in a world where anything goes wrong at any call. A failing schedule is printed whole,
/// with the seed that repeats it.
/// </summary>
public sealed class RandomScheduleTests
{
    private const int Schedules = 3_000;
    private const int CallsOfARotation = 140;

    private static readonly Gen<Fault> Faults = Gen.Select(
        Gen.Int[0, CallsOfARotation],
        Gen.Enum<FaultKind>(),
        (call, kind) => new Fault(call, kind)
    );

    private static readonly Gen<Schedule> AnySchedule = Gen.Select(
        Gen.Int[1, 5],
        Gen.Frequency((9, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.Frequency((6, Gen.Const(0)), (2, Gen.Int[1, 3]), (1, Gen.Const(1000))),
        Gen.Int[0, 2],
        Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[0, 1].Select(slot => (int?)slot))),
        Gen.Bool,
        Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))),
        Faults.Array[0, 8],
        (old, rightTag, refusals, slots, broken, marked, leak, faults) =>
            new Schedule(old, rightTag, refusals, slots, broken, marked, leak, faults)
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

        endings.ShouldBe(
            [OutcomeKind.Rotated, OutcomeKind.Refused, OutcomeKind.Restored, OutcomeKind.PersonNeeded, OutcomeKind.KeptBoth],
            ignoreOrder: true
        );
    }

    private static readonly Schedule Quiet = new(2, true, 0, 2, null, false, false, []);

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
        .. Enumerable.Range(40, 60).Select(call => Quiet with { Faults = [new(call, FaultKind.SomebodyWritesVault)] }),
    ];

    [Fact]
    public async Task Rotation_NothingGoesWrong_Rotates()
    {
        var run = await ModelRun.PlayAsync(Quiet);

        run.Outcome.Kind.ShouldBe(OutcomeKind.Rotated);
        run.Outcome.OldRefused.ShouldBe(true);
        run.Outcome.NewAccepted.ShouldBe(true);
        run.World.Credentials.Keys.ShouldBe(["old1", "new0"]);
        run.Steps.ShouldBe(["Inspect", "Issue", "Deliver", "Retire", "Conclude"]);
    }
}
