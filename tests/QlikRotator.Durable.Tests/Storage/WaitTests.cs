using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.Durable.Tests.World;
using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>Waits are timers that a nudge may end.</summary>
public sealed class WaitTests(SharedStorage storage)
{
    private const string Secret = "reporting-client";

    /// <summary>The storage keeps whole seconds, rounded down: a timer that is early makes the workflow wait or prove once more.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Soak_NobodyNudges_IsOneTimer()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct, Soaking("00:00:01.5"));
        var hub = await world.OpenAsync(ct);
        var id = (await hub.RotateAsync(Secret, ct)).RotationId!;

        (await world.EndedAsync(id, ct)).Outcome!.Kind.ShouldBe(OutcomeKind.Rotated);

        var history = await hub.HistoryAsync(id);
        history.Count(what => what == "TimerCreated").ShouldBe(1);
        history.Count(what => what == "TimerFired").ShouldBe(1);
    }

    [Fact(Timeout = 120_000)]
    public async Task Soak_Cancelled_EndsAtOnceAndGivesTheOldValueBack()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct, Soaking("1.00:00:00"));
        var watched = WatchedSecrets.Client(world.Estate, 0);
        var hub = await world.OpenAsync(ct);
        var id = (await hub.RotateAsync(Secret, ct)).RotationId!;
        await hub.ReachedAsync(id, "Soaking", ct);

        (await hub.Get<Cancellation>().RequestAsync(id, "ops@contoso.example", "wrong day", hub.Host, ct)).ShouldBe(
            CancelResult.Requested
        );

        (await world.EndedAsync(id, ct)).Outcome!.Kind.ShouldBe(OutcomeKind.Restored);
        watched.NewestValue.ShouldBe(watched.Subject.OldValue.Reveal());
        watched.Alive().ShouldBe(1);
        watched.Trouble().ShouldBeNull();
        (await hub.HistoryAsync(id)).ShouldNotContain("TimerFired");
    }

    private static (string, string?)[] Soaking(string soak) =>
        [("Rotator:Policies:default:Soak", soak), ("Rotator:Policies:default:ProofInterval", soak)];
}
