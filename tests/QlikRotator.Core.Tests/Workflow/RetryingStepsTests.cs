using QlikRotator.Core.Workflow;

namespace QlikRotator.Core.Tests.Workflow;

public sealed class RetryingStepsTests
{
    private static readonly Step<string, string> Step = new("Look");
    private static readonly StepAnswer<string> Surprise = StepAnswer.Unexpected<string>(
        new("Unexpected", "IOException in step Look.")
    );

    [Fact]
    public async Task UntilDoneAsync_SurprisesThatEnd_GoesOn()
    {
        var context = new Answers([.. Enumerable.Repeat(Surprise, StepRetry.UnexpectedAtMost), StepAnswer.Done("seen")]);

        (await context.UntilDoneAsync(Step, "", StepRetry.Default)).ShouldBe("seen");

        (context.UtcNow - Some.Now).ShouldBeGreaterThan(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task UntilDoneAsync_OneSurpriseTooMany_FailsWithWhatItWas()
    {
        var context = new Answers([.. Enumerable.Repeat(Surprise, StepRetry.UnexpectedAtMost + 1), StepAnswer.Done("seen")]);

        var failure = await Should.ThrowAsync<StepFailedException>(context.UntilDoneAsync(Step, "", StepRetry.Default));

        failure.Reason.ShouldBe(Surprise.Reason);
        (context.UtcNow - Some.Now).ShouldBeLessThan(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task UntilDoneAsync_BadMomentsInBetween_AreNotCountedAsSurprises()
    {
        var moments = Enumerable.Repeat(StepAnswer.TryAgain<string>(new("Busy", "Later."), null), StepRetry.UnexpectedAtMost);
        var context = new Answers([.. moments, Surprise, StepAnswer.Done("seen")]);

        (await context.UntilDoneAsync(Step, "", StepRetry.Default)).ShouldBe("seen");
    }

    [Fact]
    public async Task UntilDoneAsync_WaitsInLineAgainAndAgain_ComesBackEachTimeWhenItsTurnIs()
    {
        var due = Enumerable.Range(1, 10).Select(turn => Some.Now.AddSeconds(6 * turn));
        var context = new Answers([.. due.Select(InLine), StepAnswer.Done("seen")]);

        (await context.UntilDoneAsync(Step, "", StepRetry.Default)).ShouldBe("seen");

        (context.UtcNow - Some.Now).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task UntilDoneAsync_InLineAfterFailures_ComesBackWhenItsTurnIsAndGoesOnCounting()
    {
        var failures = Enumerable.Repeat(StepAnswer.TryAgain<string>(new("Busy", "Later."), null), 3).ToList();
        var turn = Some.Now.AddSeconds(2 + 4 + 8 + 5);
        var context = new Answers([.. failures, InLine(turn), failures[0], StepAnswer.Done("seen")]);

        await context.UntilDoneAsync(Step, "", StepRetry.Default);

        context.UtcNow.ShouldBe(turn.AddSeconds(16));
    }

    [Fact]
    public async Task UntilDoneAsync_TurnThatIsPastAlready_WaitsForAMoment()
    {
        var context = new Answers([InLine(Some.Now.AddMinutes(-1)), StepAnswer.Done("seen")]);

        await context.UntilDoneAsync(Step, "", StepRetry.Default);

        context.UtcNow.ShouldBe(Some.Now + StepRetry.Default.First);
    }

    private static StepAnswer<string> InLine(DateTimeOffset turn) =>
        StepAnswer.TryAgain<string>(new("Paced", "Others first."), turn, inLine: true);

    private sealed class Answers(IEnumerable<StepAnswer<string>> answers) : IWorkflowContext
    {
        private readonly Queue<StepAnswer<string>> _answers = new(answers);

        public DateTimeOffset UtcNow { get; private set; } = Some.Now;

        public Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input) =>
            Task.FromResult((StepAnswer<TOutput>)(object)_answers.Dequeue());

        public Task WaitAsync(DateTimeOffset due)
        {
            UtcNow = due;
            return Task.CompletedTask;
        }

        public void Report(string stage) { }
    }
}
