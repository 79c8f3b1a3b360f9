using QlikRotator.EndToEnd.Tests.World;
using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>
/// One rotation of each source, with every kind of slot between them: killed at each of its writes in turn, and gone on with by another
/// process that is killed at the next one.
/// </summary>
public sealed class EveryWriteKillTests
{
    private static readonly Dictionary<string, Func<DemoEstate, Watched>> Secrets = new()
    {
        ["a key that a data connection reads with"] = WatchedSecrets.Key,
        ["a trigger whose caller is told by a webhook"] = WatchedSecrets.Trigger,
        ["a password in mail, separate credentials and an automation connection"] = estate =>
            WatchedPassword.Changed(estate, taken: true),
    };

    public static TheoryData<string> Names => [.. Secrets.Keys];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Names))]
    public async Task Rotate_KilledAtEveryWrite_GoesOnToTheSameEnd(string secret)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await KillWorld.StartAsync(Secrets[secret], Renaming, ct);
        var old = world.Watched.Subject.OldValue.Reveal();

        var writes = await KillThroughAsync(world, ct);

        writes.Held.Count.ShouldBeGreaterThanOrEqualTo(LeastMoments);
        var issues = world.Watched.Subject is not DemoPassword;
        world.OutcomeText().ShouldContain(issues ? "\"Rotated\"" : "\"Delivered\"", customMessage: world.Story());
        world.Watched.Alive().ShouldBe(1);
        world.NewestValue.ShouldNotBe(old);
        world.Watched.Accepts(old).ShouldBe(!issues);
        world.Watched.NotWorkingWith(world.NewestValue).ShouldBeEmpty();
        world.Probe.Trouble.ShouldBeNull();
        world.Probe.Looks.ShouldBeGreaterThan(100);
        world.FindValues().ShouldBeEmpty();
    }

    /// <summary>Before and after each of: three slots, or creating, storing, handing on, deleting and disabling.</summary>
    private const int LeastMoments = 6;

    private static readonly KeyValuePair<string, string?>[] Renaming =
    [
        new("Rotator:Policies:automations:Allow:1", "automation-rename"),
    ];

    private static async Task<EveryWrite> KillThroughAsync(KillWorld world, CancellationToken ct)
    {
        var writes = new EveryWrite(world.Estate);
        while (true)
        {
            writes.Arm();
            var process = world.Rotate();
            await Until.TrueAsync(() => writes.Now is not null || process.HasExited, process, ct);
            if (writes.Now is null)
            {
                (await process.ExitCodeAsync(ct)).ShouldBe(0, world.Story());
                return writes;
            }

            await process.KillAsync(ct);
            world.HasEnded().ShouldBeFalse(writes.Now);
        }
    }
}
