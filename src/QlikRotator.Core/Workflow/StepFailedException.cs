namespace QlikRotator.Core.Workflow;

/// <summary>A step gave up: its outcome is unknown or its retries are used up. The one exception a workflow catches.</summary>
public sealed class StepFailedException(string step, Reason reason) : Exception($"{step} failed: {reason}")
{
    public string Step { get; } = step;

    public Reason Reason { get; } = reason;
}
