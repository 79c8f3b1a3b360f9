using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.Teams;

/// <summary>One disturbance of a webhook call.</summary>
public sealed record WebhookFault : SimulatedFault
{
    /// <summary>The answer's status in place of the normal one; null closes the connection instead.</summary>
    public int? Status { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What was posted is kept before the answer goes wrong.</summary>
    public bool AfterKeeping { get; init; }

    /// <summary>Waits first.</summary>
    public TimeSpan Wait { get; init; }
}
