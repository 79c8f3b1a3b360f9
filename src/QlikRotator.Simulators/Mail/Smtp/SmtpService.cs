using System.Security.Cryptography.X509Certificates;
using QlikRotator.Simulators.Loopback;

namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>What all sessions of a server share.</summary>
internal sealed class SmtpService(MailSimulatorOptions options, X509Certificate2 certificate)
{
    public MailSimulatorOptions Options => options;

    public X509Certificate2 Certificate => certificate;

    public MailFaultPlan Faults { get; } = new();

    public Inbox<ReceivedMail> Inbox { get; } = new();

    /// <summary>Null: the stage goes on as it should.</summary>
    public SmtpReply? WhyFail(MailStage stage, string? recipient = null) =>
        Faults.Take(stage, recipient) is { } fault ? SmtpReply.Of(fault) : null;
}
