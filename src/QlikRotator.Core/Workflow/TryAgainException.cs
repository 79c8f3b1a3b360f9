namespace QlikRotator.Core.Workflow;

/// <summary>
/// The one exception that means "try again": nothing is known to be wrong but the moment. Adapters throw it inside a step;
/// the step's host turns it into <see cref="StepAnswerKind.TryAgain"/>. It is never used for polling.
/// </summary>
/// <param name="notBefore">The earliest useful time (UTC), or null to leave it to the step's retry policy.</param>
public sealed class TryAgainException(Reason reason, DateTimeOffset? notBefore = null, Exception? cause = null)
    : Exception(reason.ToString(), cause)
{
    public Reason Reason { get; } = reason;

    public DateTimeOffset? NotBefore { get; } = notBefore;

    /// <summary>The step waits for its turn, which comes at <see cref="NotBefore"/>: it has not failed, and is not held back any longer.</summary>
    public bool InLine { get; init; }
}
