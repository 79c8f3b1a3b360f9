namespace QlikRotator.Simulators.Teams;

/// <summary>The disturbances in force, used up in the order in which they were added. Thread-safe.</summary>
public sealed class WebhookFaultPlan
{
    private readonly Lock gate = new();
    private readonly List<WebhookFault> faults = [];

    public IReadOnlyList<WebhookFault> Active
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    public void Add(WebhookFault fault)
    {
        lock (gate)
        {
            faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

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

    internal WebhookFault? Take()
    {
        lock (gate)
        {
            if (faults.Count == 0)
            {
                return null;
            }

            var hit = faults[0];
            faults[0] = hit with { Times = hit.Times - 1 };
            faults.RemoveAll(fault => fault.Times is <= 0);
            return hit;
        }
    }
}
