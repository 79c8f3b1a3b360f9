using QlikRotator.EndToEnd.Tests.World;
using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>The old value goes back everywhere, with the process killed at every write on the way.</summary>
public sealed class EveryUndoKillTests
{
    private static readonly KeyValuePair<string, string?>[] Asking =
    [
        new("Rotator:Policies:default:Gate", "health-and-approval"),
        new("Rotator:Policies:default:Approvers:0", KillWorld.Approver),
    ];

    private static readonly Dictionary<string, Func<DemoEstate, Watched>> Rejectable = new()
    {
        ["a client with a copy in the vault"] = estate => WatchedSecrets.Client(estate, 0),
        ["a key that a data connection reads with"] = WatchedSecrets.Key,
        ["a trigger whose caller is told by a webhook"] = WatchedSecrets.Trigger,
    };

    public static TheoryData<string> Names => [.. Rejectable.Keys];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Names))]
    public async Task Reject_KilledAtEveryWrite_GivesTheOldValueBack(string secret)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(Rejectable[secret], Asking, ct);
        var alive = world.Watched.Alive();
        var first = world.Rotate();
        await Until.TrueAsync(() => world.StepsDone().Contains("ReadVerdict"), first, ct);
        await first.KillAsync(ct);
        (await world.Run("reject", world.Name, "--as", KillWorld.Approver).ExitCodeAsync(ct)).ShouldBe(0, world.Story());

        var writes = await KillThroughAsync(world, ct);

        // The vault's version, the slot, the credential and the version that is taken away, each before and after.
        writes.Held.Count.ShouldBeGreaterThanOrEqualTo(
            world.Watched.Subject.Consumers[0].Slot.StartsWith("webhook", StringComparison.Ordinal) ? 6 : 8,
            $"{string.Join(Environment.NewLine, writes.Held)}{Environment.NewLine}{world.Story()}"
        );
        var old = world.Watched.Subject.OldValue.Reveal();
        world.NewestValue.ShouldBe(old);
        world.Watched.Accepts(old).ShouldBeTrue();
        world.Watched.Alive().ShouldBe(alive);
        ShouldBeUndone(world, old);
    }

    /// <summary>The last slot does not work with what somebody else wrote: the slots before it get the old password back.</summary>
    [Fact(Timeout = 300_000)]
    public async Task Deliver_SlotRefusesIt_KilledAtEveryWrite_GivesTheOldValueBack()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(estate => WatchedPassword.Changed(estate, taken: false), [], ct);

        var writes = await KillThroughAsync(world, ct);

        writes.Held.Count.ShouldBeGreaterThanOrEqualTo(6);
        ShouldBeUndone(world, world.Watched.Subject.OldValue.Reveal());
    }

    private static void ShouldBeUndone(KillWorld world, string old)
    {
        world.OutcomeText().ShouldContain("\"Restored\"", customMessage: world.Story());
        world.Watched.NotWorkingWith(old).ShouldBeEmpty();
        world.Probe.Trouble.ShouldBeNull();
        world.FindValues().ShouldBeEmpty();
    }

    private static async Task<EveryWrite> KillThroughAsync(KillWorld world, CancellationToken ct)
    {
        var writes = new EveryWrite(world.Estate);
        while (!world.HasEnded())
        {
            writes.Arm();
            var process = world.Rotate();
            await Until.TrueAsync(() => writes.Now is not null || process.HasExited, process, ct);
            await process.KillAsync(ct);
        }

        return writes;
    }
}
