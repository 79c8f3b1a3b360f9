using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.Teams;

/// <summary>What goes wrong with calls; the fault that was added first strikes first.</summary>
public sealed class WebhookFaultPlan : FaultPlan<WebhookFault>
{
    public void Refuse(int status, int? times = 1, TimeSpan? retryAfter = null) =>
        Add(
            new WebhookFault
            {
                Status = status,
                Times = times,
                RetryAfter = retryAfter,
            }
        );

    /// <summary>Keeps the next call and closes the connection before saying so.</summary>
    public void LoseAnswer() => Add(new WebhookFault { AfterKeeping = true, Times = 1 });
}
