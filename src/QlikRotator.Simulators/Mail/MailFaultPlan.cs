using QlikRotator.Simulators.Faults;

namespace QlikRotator.Simulators.Mail;

/// <summary>What goes wrong at which stage of a session; the first fault that fits a stage strikes.</summary>
public sealed class MailFaultPlan : FaultPlan<MailFault>
{
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

    internal MailFault? Take(MailStage stage, string? recipient = null) => Take(fault => fault.Fits(stage, recipient));
}
