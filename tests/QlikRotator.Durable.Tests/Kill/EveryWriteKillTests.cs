using QlikRotator.Durable.Tests.World;
using QlikRotator.EndToEnd.Tests.Kill;
using QlikRotator.EndToEnd.Tests.World;
using QlikRotator.Local.Demo;

namespace QlikRotator.Durable.Tests.Kill;

/// <summary>
/// One rotation of each source, with every kind of slot between them: its worker is killed before and after each of its writes to tenant
/// and vault in turn, and after its share of those to the ledger, and another goes on. The sources go side by side, as most of the time
/// is the engine's wait for the dead one's work.
/// </summary>
public sealed class EveryWriteKillTests(SharedStorage storage)
{
    private static readonly (string Name, Func<DemoEstate, Watched> Watch)[] Secrets =
    [
        ("a client with a copy in the vault", estate => WatchedSecrets.Client(estate, 0)),
        ("a key that a data connection reads with", WatchedSecrets.Key),
        ("a trigger whose caller is told by a webhook", WatchedSecrets.Trigger),
        ("a password in three kinds of slot", estate => WatchedPassword.Changed(estate, taken: true)),
    ];

    private static readonly (string, string?)[] Settings =
    [
        ("Rotator:Policies:default:Soak", "00:00:00"),
        ("Rotator:Policies:automations:Allow:1", "automation-rename"),
        ("Logging:LogLevel:Default", "Information"),
    ];

    /// <summary>Before and after each of: three slots, or creating, storing, handing on, deleting and disabling.</summary>
    private const int LeastMoments = 8;

    [Fact(Timeout = 600_000)]
    public async Task Rotate_WorkerKilledAtEveryWrite_GoesOnToTheSameEnd()
    {
        var ct = TestContext.Current.CancellationToken;

        var problems = await Task.WhenAll(Secrets.Select((secret, number) => WhyNotAsync(number, secret.Name, secret.Watch, ct)));

        problems.SelectMany(one => one).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> WhyNotAsync(
        int number,
        string name,
        Func<DemoEstate, Watched> watch,
        CancellationToken ct
    )
    {
        await using var world = await HubWorld.StartAsync(storage, ct, Settings);
        await using var door = await world.OpenDoorAsync(ct);
        var writes = new EveryWrite(world.Estate);
        door.Holds = write => LedgerShare.Has(number, write) && writes.Hold(write);
        var watched = watch(world.Estate);
        await using var probe = new ConsumerProbe(watched.Trouble);
        var old = watched.Subject.OldValue.Reveal();
        var moments = await KillThroughAsync(world, writes, watched.Subject.Name, ct);
        var outcome =
            world.Story().Split('\n').LastOrDefault(line => line.StartsWith("Completed ", StringComparison.Ordinal)) ?? "";
        var issues = watched.Subject is not DemoPassword;
        var values = await world.FindValuesAsync(ct);
        // A client's secret that nobody has heard of carries no mark: it is listed, and left to a person.
        var left = (await world.Register.ListLeftAsync(ct)).Count;
        return
        [
            .. If(moments.Count < LeastMoments, $"{name}: only {moments.Count} moments were held"),
            .. If(!outcome.Contains(issues ? "\"Rotated\"" : "\"Delivered\"", StringComparison.Ordinal), $"{name}: {outcome}"),
            .. If(watched.Alive() != 1 + left, $"{name}: {watched.Alive()} credentials are alive, {left} are listed as left"),
            .. If(left > 1, $"{name}: {left} are left"),
            .. If(watched.NewestValue == old, $"{name}: the value is still the old one"),
            .. If(issues && watched.Accepts(old), $"{name}: the old value is accepted"),
            .. watched.NotWorkingWith(watched.NewestValue).Select(slot => $"{name}: {slot} does not work"),
            .. If(probe.Trouble is not null, $"{name}: {probe.Trouble}"),
            .. If(probe.Looks < 100, $"{name}: the consumer hardly looked"),
            .. values.Select(found => $"{name}: a value is in {found.Place}"),
        ];
    }

    private static async Task<IReadOnlyCollection<string>> KillThroughAsync(
        HubWorld world,
        EveryWrite writes,
        string secret,
        CancellationToken ct
    )
    {
        while (true)
        {
            writes.Arm();
            var process = world.Rotate(secret);
            await Until.TrueAsync(() => writes.Now is not null || process.HasExited, process, ct);
            if (writes.Now is null)
            {
                (await process.ExitCodeAsync(ct)).ShouldBe(0, world.Story());
                return writes.Held;
            }

            await process.KillAsync(ct);
        }
    }

    private static IEnumerable<string> If(bool broken, string what) => broken ? [what] : [];
}
