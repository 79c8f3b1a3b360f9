using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.Durable.Tests.World;
using QlikRotator.EndToEnd.Tests.World;
using QlikRotator.Local.Demo;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>Every source and slot, rotated at the same time by two workers on one hub, and each start asked for again and again.</summary>
public sealed class EverySourceTests(SharedStorage storage)
{
    private static readonly (string, string?)[] Settings =
    [
        ("Rotator:Policies:critical:Gate", "health"),
        ("Rotator:Policies:automations:Allow:1", "automation-rename"),
    ];

    [Fact(Timeout = 300_000)]
    public async Task Rotate_EverySource_ByTwoWorkers_EachOnce()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct, Settings);
        var watched = Watch(world.Estate);
        await using var probe = new ConsumerProbe(() =>
            watched.Select(one => one.Trouble()).FirstOrDefault(one => one is not null)
        );
        var first = await world.OpenAsync(ct, "one");
        var second = await world.OpenAsync(ct, "two");

        // Five of ten are sent to each worker, all at once.
        var answers = await Task.WhenAll(
            watched.SelectMany(one =>
                Enumerable.Range(0, 10).Select(turn => (turn % 2 == 0 ? first : second).RotateAsync(one.Subject.Name, ct))
            )
        );

        answers.ShouldAllBe(answer => answer.Kind == StartResultKind.Started || answer.Kind == StartResultKind.AlreadyRunning);
        var ids = answers.Select(answer => answer.RotationId!).Distinct().ToList();
        ids.Count.ShouldBe(watched.Count);
        foreach (var id in ids)
        {
            var ended = await world.EndedAsync(id, ct);
            ended.Outcome!.Kind.ShouldBe(Good(ended.Source), ended.Outcome.Reason.ToString());
            ended.Attempt.ShouldBe(1);
            var events = await world.EventsAsync(id, ct);
            events.Count(what => what == "Issued").ShouldBeLessThanOrEqualTo(1);
        }

        watched.ShouldAllBe(one => one.Alive() == 1);
        watched.SelectMany(one => one.NotWorkingWith(one.NewestValue)).ShouldBeEmpty();
        probe.Trouble.ShouldBeNull();
        (await world.FindValuesAsync(ct)).ShouldBeEmpty();
    }

    private static List<Watched> Watch(DemoEstate estate) =>
        [
            WatchedSecrets.Client(estate, 0),
            WatchedSecrets.Client(estate, 1),
            WatchedSecrets.Key(estate),
            WatchedSecrets.Trigger(estate),
            WatchedPassword.Changed(estate, taken: true),
        ];

    private static OutcomeKind Good(string source) => source == "external" ? OutcomeKind.Delivered : OutcomeKind.Rotated;
}
