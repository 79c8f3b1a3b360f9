using Microsoft.DurableTask;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Functions.Tests;

public sealed class DurableWorkflowContextTests
{
    private static readonly DateTimeOffset Due = new(2026, 5, 1, 9, 30, 0, TimeSpan.Zero);

    private readonly Orchestration _orchestration = new();
    private readonly DurableWorkflowContext _context;

    public DurableWorkflowContextTests() => _context = new DurableWorkflowContext(_orchestration);

    /// <summary>An orchestration that goes on later, on another thread, is broken for good: both ends must come in the same call.</summary>
    [Fact]
    public void WaitAsync_TimerFires_GoesOnAtOnceAndKeepsTheEvent()
    {
        var wait = _context.WaitAsync(Due);
        wait.IsCompleted.ShouldBeFalse();

        _orchestration.Timer.SetResult();

        wait.IsCompletedSuccessfully.ShouldBeTrue();
        _orchestration.Cancelled.ShouldNotContain(DurableWorkflowContext.Nudge);
    }

    [Fact]
    public void WaitAsync_Nudged_GoesOnAtOnceAndDropsTheTimer()
    {
        var wait = _context.WaitAsync(Due);

        _orchestration.Raise();

        wait.IsCompletedSuccessfully.ShouldBeTrue();
        _orchestration.Cancelled.ShouldContain("timer");
    }

    [Fact]
    public void WaitAsync_NudgedAfterWaitsThatElapsed_GoesOnAtOnce()
    {
        Elapse();
        Elapse();
        var wait = _context.WaitAsync(Due);

        _orchestration.Raise();

        wait.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void WaitAsync_NudgedBetweenWaits_GoesOnAtOnce()
    {
        Elapse();
        Elapse();

        _orchestration.Raise();

        _context.WaitAsync(Due).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void WaitAsync_AfterANudge_WaitsForTheNextOne()
    {
        var nudged = _context.WaitAsync(Due);
        _orchestration.Raise();
        var wait = _context.WaitAsync(Due);

        nudged.IsCompletedSuccessfully.ShouldBeTrue();
        wait.IsCompleted.ShouldBeFalse();
        _orchestration.Raise();
        wait.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void WaitAsync_TimerOfWholeSeconds_IsNeverEarly()
    {
        _ = _context.WaitAsync(Due);

        _orchestration.FireAt.ShouldBe(Due.UtcDateTime.AddSeconds(1));
    }

    [Fact]
    public async Task RunAsync_ActivityLost_IsTriedAgain()
    {
        _orchestration.ActivityFailure = new TaskFailedException(
            "Inspect",
            1,
            new TaskFailureDetails("Gone", "text of a library", null, null, null)
        );

        var answer = await _context.RunAsync(RotationSteps.Inspect, null!);

        answer.Kind.ShouldBe(StepAnswerKind.TryAgain);
        answer.Reason!.Code.ShouldBe("ActivityLost");
        answer.Reason.Message.ShouldNotContain("text of a library");
    }

    [Fact]
    public async Task RunAsync_ActivityAnswers_AnswerIsPassedOn()
    {
        var inspected = StepAnswer.Done(Inspection.Refused(new("Stale", "It is stale.")));
        _orchestration.ActivityAnswer = inspected;

        (await _context.RunAsync(RotationSteps.Inspect, null!)).ShouldBe(inspected);
    }

    [Fact]
    public void Report_Stage_IsTheCustomStatus()
    {
        _context.Report("Soaking");

        _orchestration.Status.ShouldBe("Soaking");
    }

    private void Elapse()
    {
        var wait = _context.WaitAsync(Due);
        _orchestration.Timer.SetResult();
        wait.IsCompletedSuccessfully.ShouldBeTrue();
    }
}
