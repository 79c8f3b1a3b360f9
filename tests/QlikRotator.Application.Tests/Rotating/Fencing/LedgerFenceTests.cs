using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Rotating.Fencing;

/// <summary>Two fences over one ledger are two workers of an app, whose host runs a step twice.</summary>
public sealed class LedgerFenceTests
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(20);

    private static readonly DateTimeOffset Now = SomeRequest.Now;

    private static readonly RotationRequest Request = SomeRequest.Routine;

    private readonly FakeTimeProvider _time = new(Now);
    private readonly HeardStore _store = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_AnotherWorkerIsInTheStep_StandsBackUntilItsTurnIsOver()
    {
        await OpenAsync();
        var first = Hold(Worker(), "Issue");
        await first.Entered;

        var refused = await Should.ThrowAsync<TryAgainException>(() => PassAsync(Worker(), "Issue"));

        refused.Reason.Code.ShouldBe(CoreCodes.StepUnderWay);
        refused.NotBefore.ShouldBe(Now + Turn);
        refused.InLine.ShouldBeTrue();
        first.Leave();
        (await first.Ended).ShouldBe("done");
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public async Task Run_AnotherWorkerDiedInTheStep_MayWhenItsTurnIsOver(int seconds, bool may)
    {
        await OpenAsync();
        await DieInAsync("Issue");
        _time.Advance(TimeSpan.FromSeconds(seconds));

        (await MayAsync("Issue")).ShouldBe(may);
    }

    [Fact]
    public async Task Run_LastsLongerThanItsTurn_KeepsIt()
    {
        await OpenAsync();
        var first = Hold(Worker(), "Issue");
        await first.Entered;
        for (var renewal = 0; renewal < 6; renewal++)
        {
            _store.Forget();
            _time.Advance(Turn / 3);
            await _store.WroteAsync(_ct);
        }

        (await MayAsync("Issue")).ShouldBeFalse();
        first.Leave();
        (await first.Ended).ShouldBe("done");
    }

    [Fact]
    public async Task Run_TurnIsAnothersByNow_IsStopped()
    {
        await OpenAsync();
        var first = Hold(Worker(), "Issue");
        await first.Entered;
        await DieInAsync("Issue", evenSo: true);

        _time.Advance(Turn / 3);

        (await Should.ThrowAsync<TryAgainException>(() => first.Ended)).Reason.Code.ShouldBe(CoreCodes.StepUnderWay);
    }

    [Fact]
    public async Task Run_LedgerIsSilentUntilTheTurnIsOver_IsStopped()
    {
        await OpenAsync();
        var first = Hold(Worker(), "Issue");
        await first.Entered;
        _store.IsSilent = true;

        _time.Advance(Turn);

        (await Should.ThrowAsync<TryAgainException>(() => first.Ended)).Reason.Code.ShouldBe(CoreCodes.StepUnderWay);
    }

    [Fact]
    public async Task Run_SameWorkerTriesAgain_NeedNotWait()
    {
        await OpenAsync();
        var worker = Worker();
        await Should.ThrowAsync<TryAgainException>(() =>
            worker.RunAsync<string>(Request.RotationId, "Issue", _ => throw new TryAgainException(new("Busy", "Busy.")), _ct)
        );

        (await PassAsync(worker, "Issue")).ShouldBe("done");
    }

    [Theory]
    [InlineData("Issue", "Deliver", true)]
    [InlineData("Retire", "Deliver", true)]
    [InlineData("Deliver", "Restore", true)]
    [InlineData("Restore", "Discard", true)]
    [InlineData("Restore", "Deliver", false)]
    [InlineData("Discard", "Issue", false)]
    public async Task Run_AnotherStepWasRecorded_MayUnlessThatOneUndoesThis(string recorded, string step, bool may)
    {
        await OpenAsync();
        await DieInAsync(recorded);

        (await MayAsync(step)).ShouldBe(may);
    }

    [Fact]
    public async Task Run_RowOfTheRotation_SaysTheStep()
    {
        await OpenAsync();

        await PassAsync(Worker(), "Deliver");

        (await Ledger().FindAsync(Request.RotationId, _ct))!.Stage.ShouldBe("Deliver");
    }

    private RotationLedger Ledger() => new(_store, _time);

    private LedgerFence Worker() => new(Ledger(), new FenceTimings(Turn, _time), _time);

    private Task<RotationRecord> OpenAsync() => Ledger().OpenAsync(Request, secret: null, _ct);

    private Task<string> PassAsync(LedgerFence worker, string step) =>
        worker.RunAsync(Request.RotationId, step, _ => Task.FromResult("done"), _ct);

    private async Task<bool> MayAsync(string step)
    {
        try
        {
            return await PassAsync(Worker(), step) == "done";
        }
        catch (TryAgainException)
        {
            return false;
        }
    }

    /// <param name="evenSo">Whether it takes a turn that is another's, as after a pause in which nothing was renewed.</param>
    private Task DieInAsync(string step, bool evenSo = false) =>
        Ledger().TakeTurnAsync(Request.RotationId, new StepRun("gone", "lost", step, _time.GetUtcNow() + Turn), _ => evenSo, _ct);

    private HeldRun Hold(LedgerFence worker, string step)
    {
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var ended = worker.RunAsync(
            Request.RotationId,
            step,
            async mine =>
            {
                entered.SetResult();
                await leave.Task.WaitAsync(mine);
                return "done";
            },
            _ct
        );
        return new HeldRun(entered.Task, ended, leave.SetResult);
    }

    private sealed record HeldRun(Task Entered, Task<string> Ended, Action Leave);
}
