using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Simulators.Tests.Mail;

/// <summary>A server on a free port and MailKit's client pinned to its certificate.</summary>
public abstract class MailTests : IAsyncLifetime
{
    private protected MailTests() { }

    private protected MailSimulator Simulator { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected virtual MailSimulatorOptions Options => new() { UserName = "rotator", Password = "pass word" };

    public async ValueTask InitializeAsync() => Simulator = await MailSimulator.StartAsync(Options, Ct);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Simulator.DisposeAsync();
    }

    private protected async Task<SmtpClient> ConnectAsync(SecureSocketOptions security = SecureSocketOptions.StartTls)
    {
        var client = new SmtpClient
        {
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is X509Certificate2 server
                && server.GetCertHashString(HashAlgorithmName.SHA256) == Simulator.CertificateThumbprint,
        };
        await client.ConnectAsync(Simulator.Host, Simulator.Port, security, Ct);
        return client;
    }

    private protected async Task<SmtpClient> SignInAsync()
    {
        var client = await ConnectAsync();
        await client.AuthenticateAsync("rotator", "pass word", Ct);
        return client;
    }

    private protected static MimeMessage Message(string subject = "Approval needed", string text = "Please decide.")
    {
        var message = new MimeMessage
        {
            Subject = subject,
            Body = new TextPart("plain") { Text = text },
        };
        message.From.Add(MailboxAddress.Parse("rotator@contoso.example"));
        message.To.Add(MailboxAddress.Parse("ops@contoso.example"));
        return message;
    }
}
