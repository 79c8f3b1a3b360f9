using QlikRotator.Application.Approving;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Durable.Engine;
using QlikRotator.Durable.Tests.World;
using QlikRotator.Local.Demo;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>An answer is in the ledger; whether its nudge comes in time, too early or never only decides how soon it is seen.</summary>
public sealed class ApprovalTests(SharedStorage storage)
{
    private const string Asking = "billing-client";

    [Fact(Timeout = 120_000)]
    public async Task Approve_WhileItWaits_IsSeenAtOnce()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct);
        var hub = await world.OpenAsync(ct);
        var id = (await hub.RotateAsync(Asking, ct)).RotationId!;
        await hub.ReachedAsync(id, "Waiting for approval", ct);

        var asked = await hub.Get<ApprovalDesk>().FindOpenAsync(id, ct);
        await AnswerAsync(hub, asked!.ApprovalId, approves: true, hub.Host, ct);

        (await world.EndedAsync(id, ct)).Outcome!.Kind.ShouldBe(OutcomeKind.Rotated);
    }

    [Fact(Timeout = 120_000)]
    public async Task Reject_NudgeComesBeforeTheWait_IsKeptUntilThen()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct);
        RotatorHub hub = null!;
        hub = await world.OpenAsync(ct, more: AfterVerdict.Do(id => AnswerAsync(hub, id, approves: false, hub.Host, ct)));
        var rotation = (await hub.RotateAsync(Asking, ct)).RotationId!;

        (await world.EndedAsync(rotation, ct)).Outcome!.Kind.ShouldBe(OutcomeKind.Restored);
        (await hub.HistoryAsync(rotation)).Count(what => what == "TimerFired").ShouldBe(1, "only the soak's fires");
    }

    [Fact(Timeout = 120_000)]
    public async Task Approve_NudgeIsLost_IsFoundAtTheNextLook()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct);
        RotatorHub hub = null!;
        hub = await world.OpenAsync(ct, more: AfterVerdict.Do(id => AnswerAsync(hub, id, approves: true, new Silence(), ct)));
        var rotation = (await hub.RotateAsync(Asking, ct)).RotationId!;

        (await world.EndedAsync(rotation, ct)).Outcome!.Kind.ShouldBe(OutcomeKind.Rotated);
        (await world.FindValuesAsync(ct)).ShouldBeEmpty();
    }

    private static async Task AnswerAsync(
        RotatorHub hub,
        string approvalId,
        bool approves,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var words = new ApprovalWords(approves, "Looked at it.", null);
        var answer = await hub.Get<ApprovalDesk>()
            .AnswerByNameAsync(approvalId, DemoEstate.Approver, ApprovalDesk.ByCommandLine, words, host, ct);
        answer.Kind.ShouldBe(AnswerKind.Recorded);
    }

    private sealed class Silence : IRotationHost
    {
        public Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct) => throw new NotSupportedException();

        public Task NudgeAsync(string rotationId, CancellationToken ct) => Task.CompletedTask;
    }
}
