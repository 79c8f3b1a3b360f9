using Microsoft.Extensions.Logging;

namespace QlikRotator.Application.Starting;

/// <summary>
/// What comes after a decision that is in the ledger already: the rotation finds the decision at its next look, so a failure here only
/// makes that look come later, and nobody is told that what they asked for did not happen.
/// </summary>
public sealed partial class FollowUp(ILogger<FollowUp> logger)
{
    public async Task TryAsync(string what, string rotationId, Func<Task> action)
    {
        try
        {
            await action();
        }
#pragma warning disable CA1031 // The decision is recorded: whatever happens here must not say otherwise.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, what, rotationId, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(123, LogLevel.Warning, "Rotation {RotationId}: the {What} after a decision failed with {ExceptionType}")]
        public static partial void Failed(ILogger logger, string what, string rotationId, string exceptionType);
    }
}
