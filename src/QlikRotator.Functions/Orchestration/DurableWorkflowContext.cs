using Microsoft.DurableTask;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Functions.Orchestration;

/// <summary>The workflow's context over Durable Task: a step is an activity of its name, a wait is a timer that an event may end.</summary>
internal sealed class DurableWorkflowContext(TaskOrchestrationContext context) : IWorkflowContext
{
    /// <summary>The external event that ends a wait early. It carries nothing: what was decided is in the ledger.</summary>
    public const string Nudge = "Nudge";

    /// <summary>
    /// Azure Storage keeps a timer in whole seconds, rounded down: one that is set on the dot fires up to a second early, and the
    /// workflow would wait or prove once more.
    /// </summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The one event that is waited for, kept from wait to wait until it comes. Durable Task hands an event to one who waits,
    /// cancelled or not: an event given up when a timer fires would swallow a nudge that comes later.
    /// </summary>
    private Task<string>? _nudge;

    public DateTimeOffset UtcNow => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    /// <summary>
    /// Steps answer with data, so an activity that fails all the same was lost on its way: its worker died, or its host. Steps may
    /// run again, so it is tried again like any other bad moment. The one place where failures of Durable Task are translated.
    /// </summary>
    public async Task<StepAnswer<TOutput>> RunAsync<TInput, TOutput>(Step<TInput, TOutput> step, TInput input)
    {
        try
        {
            return await context.CallActivityAsync<StepAnswer<TOutput>>(step.Name, input);
        }
        catch (TaskFailedException failure)
        {
            var message = $"The activity ended outside of its step with {failure.FailureDetails.ErrorType}.";
            return StepAnswer.TryAgain<TOutput>(new(FunctionsCodes.ActivityLost, message), notBefore: null);
        }
    }

    public async Task WaitAsync(DateTimeOffset due)
    {
        var nudge = _nudge ??= context.WaitForExternalEvent<string>(Nudge, CancellationToken.None);
        var stop = new CancellationTokenSource();
        var timer = context.CreateTimer(due.UtcDateTime + Rounding, stop.Token);
        await Task.WhenAny(timer, nudge);
        if (nudge.IsCompleted)
        {
            _nudge = null;
        }

        // The timer must go, or the instance stays Running until it fires; and it must go here and now: CancelAsync would come back
        // on another thread, which an orchestration does not survive.
#pragma warning disable CA1849, MA0042
        stop.Cancel();
#pragma warning restore CA1849, MA0042
        stop.Dispose();
    }

    public void Report(string stage) => context.SetCustomStatus(stage);
}
