namespace QlikRotator.Core.Workflow;

/// <summary>Runs steps until they are done, waiting durably in between.</summary>
public static class RetryingSteps
{
    /// <exception cref="StepFailedException">The step failed for good, or was tried for as long as <paramref name="retry"/> allows.</exception>
    public static async Task<TOutput> UntilDoneAsync<TInput, TOutput>(
        this IWorkflowContext context,
        Step<TInput, TOutput> step,
        TInput input,
        StepRetry retry
    )
    {
        context.Report(step.Name);
        var startedAt = context.UtcNow;
        var (failures, unexpected) = (0, 0);
        while (true)
        {
            var answer = await context.RunAsync(step, input);
            if (answer.Kind == StepAnswerKind.Done)
            {
                return answer.Output!;
            }

            failures += answer.InLine ? 0 : 1;
            unexpected += answer.Kind == StepAnswerKind.Unexpected ? 1 : 0;
            var reason = answer.Reason ?? new Reason(CoreCodes.Unknown, "The step gave no reason.");
            var final = answer.Kind == StepAnswerKind.Failed || unexpected > StepRetry.UnexpectedAtMost;
            var due = final ? null : retry.Next(answer.InLine ? 1 : failures, startedAt, context.UtcNow, answer.NotBefore);
            await context.SleepUntilAsync(due ?? throw new StepFailedException(step.Name, reason));
        }
    }

    /// <summary>A wait that nudges do not cut short: a tenant that said when to come back is taken at its word.</summary>
    public static async Task SleepUntilAsync(this IWorkflowContext context, DateTimeOffset due)
    {
        while (context.UtcNow < due)
        {
            await context.WaitAsync(due);
        }
    }
}
