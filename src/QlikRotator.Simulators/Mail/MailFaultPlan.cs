namespace QlikRotator.Simulators.Mail;

/// <summary>The disturbances in force; the first one that matches a stage is used up first. Thread-safe.</summary>
public sealed class MailFaultPlan
{
    private readonly Lock gate = new();
    private readonly List<MailFault> faults = [];

    public IReadOnlyList<MailFault> Active
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    public void Add(MailFault fault)
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

    /// <param name="stage">Where.</param>
    /// <param name="replyCode">4xx asks the client to come back, 5xx refuses for good.</param>
    /// <param name="times">Null is until cleared.</param>
    public void Refuse(MailStage stage, int replyCode, int? times = 1) =>
        Add(
            new MailFault
            {
                Stage = stage,
                ReplyCode = replyCode,
                Times = times,
            }
        );

    public void Drop(MailStage stage, int? times = 1) => Add(new MailFault { Stage = stage, Times = times });

    /// <summary>Keeps the next message and drops the connection before saying so: a client that tries again sends it twice.</summary>
    public void LoseAnswer() =>
        Add(
            new MailFault
            {
                Stage = MailStage.Content,
                AfterKeeping = true,
                Times = 1,
            }
        );

    internal MailFault? Take(MailStage stage, string? recipient = null)
    {
        lock (gate)
        {
            var index = faults.FindIndex(fault => fault.Stage == stage && IsFor(fault, recipient));
            if (index < 0)
            {
                return null;
            }

            var hit = faults[index];
            faults[index] = hit with { Times = hit.Times - 1 };
            faults.RemoveAll(fault => fault.Times is <= 0);
            return hit;
        }
    }

    private static bool IsFor(MailFault fault, string? recipient) =>
        fault.Recipient is null || string.Equals(fault.Recipient, recipient, StringComparison.OrdinalIgnoreCase);
}
