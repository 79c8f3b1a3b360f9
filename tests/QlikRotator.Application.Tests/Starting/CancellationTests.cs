using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Starting;

public sealed class CancellationTests : IDisposable
{
    private readonly StartingRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RequestAsync_RunningRotation_IsInTheLedgerAndNudges()
    {
        _rig.Put();
        var id = (await _rig.StartAsync()).RotationId!;

        (await _rig.Cancellation.RequestAsync(id, "ops@contoso.example", "not today", _rig.Host, Ct)).ShouldBe(
            CancelResult.Requested
        );

        (await _rig.Ledger.FindAsync(id, Ct))!.CancelRequested!.Message.ShouldBe("ops@contoso.example: not today");
        (await _rig.Ledger.EventsAsync(id, Ct).LastAsync(Ct)).Entry.Actor.ShouldBe("ops@contoso.example");
        _rig.Host.Nudged.ShouldBe([id]);
    }

    /// <summary>The decision is in the ledger, where the rotation finds it at its next look.</summary>
    [Fact]
    public async Task RequestAsync_NudgeFails_IsRequestedAllTheSame()
    {
        _rig.Put();
        var id = (await _rig.StartAsync()).RotationId!;
        _rig.Host.NudgeFails = true;

        (await _rig.Cancellation.RequestAsync(id, "ops", "not today", _rig.Host, Ct)).ShouldBe(CancelResult.Requested);

        (await _rig.Ledger.FindAsync(id, Ct))!.CancelRequested.ShouldNotBeNull();
    }

    [Fact]
    public async Task StartAsync_LeakOfARunningRotation_NudgeFails_IsDeclaredAllTheSame()
    {
        _rig.Put();
        var id = (await _rig.StartAsync()).RotationId!;
        _rig.Host.NudgeFails = true;

        var result = await _rig.StartAsync(mode: RotationMode.Leak);

        result.Reason.Code.ShouldBe("LeakPromoted");
        (await _rig.Ledger.FindAsync(id, Ct))!.Leak.ShouldNotBeNull();
    }

    [Fact]
    public async Task RequestAsync_EndedRotation_IsTooLate()
    {
        _rig.Put();
        var id = (await _rig.StartAsync()).RotationId!;
        await _rig.ConcludeAsync(id, OutcomeKind.Rotated);

        (await _rig.Cancellation.RequestAsync(id, "ops", "late", _rig.Host, Ct)).ShouldBe(CancelResult.TooLate);
        _rig.Host.Nudged.ShouldBeEmpty();
    }

    [Fact]
    public async Task RequestAsync_UnknownRotation_IsNotFound() =>
        (await _rig.Cancellation.RequestAsync("0123", "ops", "what", _rig.Host, Ct)).ShouldBe(CancelResult.NotFound);
}
