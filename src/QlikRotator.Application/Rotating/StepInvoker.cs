using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating;

/// <summary>Runs a step's handler and turns whatever happens into an answer. Both hosts call steps through here only.</summary>
public sealed partial class StepInvoker(
    IServiceProvider services,
    IStepFence fence,
    RotatorTelemetry telemetry,
    ILogger<StepInvoker> logger
)
{
    /// <summary>Never throws but for cancellation: an exception's text could hold what a library was given, so only its type is kept.</summary>
    public async Task<StepAnswer<TOutput>> AnswerAsync<TInput, TOutput>(
        Step<TInput, TOutput> step,
        TInput input,
        CancellationToken ct
    )
    {
        var subject = StepSubject.Of(input);
        using var scope = subject is null ? null : logger.BeginScope(new RotationScope(subject.Request));
        using var activity = RotationTrace.Step(step.Name, subject?.Request, subject?.Tenant);
        var answer = await TryAsync(step, input, subject?.Request.RotationId, ct);
        activity?.SetTag("rotator.answer", answer.Kind.ToString());
        activity?.SetTag("rotator.reason", answer.Reason?.Code);
        telemetry.Ran(step.Name, answer.Kind.ToString());
        return answer;
    }

    private async Task<StepAnswer<TOutput>> TryAsync<TInput, TOutput>(
        Step<TInput, TOutput> step,
        TInput input,
        string? rotationId,
        CancellationToken ct
    )
    {
        try
        {
            return StepAnswer.Done(await InTurnAsync(step, input, rotationId, ct));
        }
        catch (TryAgainException again)
        {
            Log.TryAgain(logger, step.Name, again.Reason.Code, again.Reason.Message);
            await SayAsync(step.Name, rotationId, again, ct);
            return StepAnswer.TryAgain<TOutput>(again.Reason, again.NotBefore, again.InLine);
        }
        catch (StepFailedException failed)
        {
            Log.Failed(logger, step.Name, failed.Reason.Code, failed.Reason.Message);
            return StepAnswer.Failed<TOutput>(failed.Reason);
        }
        catch (VaultRefusedException refused)
        {
            Log.Failed(logger, step.Name, refused.Reason.Code, refused.Reason.Message);
            return StepAnswer.Failed<TOutput>(refused.Reason);
        }
#pragma warning disable CA1031 // The fence between a step and its host: nothing may pass it but an answer.
        catch (Exception unexpected) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Unexpected(logger, step.Name, unexpected.GetType().FullName, unexpected.StackTrace);
            return StepAnswer.Unexpected<TOutput>(
                new(ApplicationCodes.Unexpected, $"{unexpected.GetType().Name} in step {step.Name}; the log has where.")
            );
        }
    }

    /// <summary>Only for people: whatever goes wrong with it keeps nothing from going on, and passes the fence as little as the step did.</summary>
    private async Task SayAsync(string step, string? rotationId, TryAgainException again, CancellationToken ct)
    {
        if (rotationId is null || again.NotBefore is not { } until || again.Reason.Code == CoreCodes.StepUnderWay)
        {
            return;
        }

        try
        {
            var ledger = services.GetRequiredService<RotationLedger>();
            await ledger.WaitAsync(rotationId, step, new RotationWait(until, again.Reason), ct);
        }
#pragma warning disable CA1031 // The step's own answer is what counts.
        catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotSaid(logger, step, failure.GetType().Name);
        }
    }

    private async Task<TOutput> InTurnAsync<TInput, TOutput>(
        Step<TInput, TOutput> step,
        TInput input,
        string? rotationId,
        CancellationToken ct
    )
    {
        var handler = services.GetRequiredService<IStepHandler<TInput, TOutput>>();
        return rotationId is null || !StepRun.IsExclusive(step.Name)
            ? await handler.RunAsync(input, ct)
            : await fence.RunAsync(rotationId, step.Name, mine => handler.RunAsync(input, mine), ct);
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Warning, "{Step} will be tried again: {Code}. {Message}")]
        public static partial void TryAgain(ILogger logger, string step, string code, string message);

        [LoggerMessage(103, LogLevel.Debug, "That {Step} waits could not be written down: {ExceptionType}")]
        public static partial void NotSaid(ILogger logger, string step, string exceptionType);

        [LoggerMessage(101, LogLevel.Error, "{Step} stopped, a person is needed: {Code}. {Message}")]
        public static partial void Failed(ILogger logger, string step, string code, string message);

        [LoggerMessage(102, LogLevel.Error, "{Step} met an unforeseen {ExceptionType} at {StackTrace}")]
        public static partial void Unexpected(ILogger logger, string step, string? exceptionType, string? stackTrace);
    }
}
