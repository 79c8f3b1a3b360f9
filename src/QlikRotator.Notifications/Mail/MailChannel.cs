using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using QlikRotator.Application;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Notifications.Channels;
using AuthenticationException = MailKit.Security.AuthenticationException;

namespace QlikRotator.Notifications.Mail;

/// <summary>One reader's letter by SMTP: encrypted, or not at all; in clear to this machine only.</summary>
internal sealed class MailChannel(MailSignIn signIn, TimeProvider time) : INoticeChannel
{
    public async Task<SendResult> SendAsync(NoticeDelivery delivery, CancellationToken ct)
    {
        try
        {
            using var letter = await MailLetter.OfAsync(delivery, time.GetUtcNow());
            return await SendAsync(letter, delivery.Options, ct);
        }
        catch (TryAgainException outage)
        {
            return SendResult.Later(outage.Reason.Code, outage.Reason.Message);
        }
        catch (Exception failure) when (Explain(failure, delivery.Options) is not null)
        {
            return Explain(failure, delivery.Options)!;
        }
    }

    private async Task<SendResult> SendAsync(MimeMessage letter, ChannelOptions channel, CancellationToken ct)
    {
        using var client = new SmtpClient();
        if (channel.Thumbprint is { } thumbprint && SettingAddress.IsLoopbackHost(channel.Host))
        {
            client.ServerCertificateValidationCallback = PinnedCertificate.Only(thumbprint);
        }

        await client.ConnectAsync(channel.Host!, channel.Port, MailEncryption.For(channel), ct);
        if (await signIn.WhyNotAsync(client, channel, ct) is { } refused)
        {
            return refused;
        }

        await client.SendAsync(letter, ct);
        await client.DisconnectAsync(quit: true, CancellationToken.None);
        return SendResult.Sent;
    }

    /// <summary>In words of our own: what a server answered could repeat what it was given.</summary>
    private static SendResult? Explain(Exception failure, ChannelOptions channel) =>
        failure switch
        {
            SmtpCommandException { StatusCode: var status } when (int)status is >= 400 and < 500 => SendResult.Later(
                NotificationCodes.MailDeferred,
                $"{channel.Host} answered {(int)status}."
            ),
            SmtpCommandException { StatusCode: var status, ErrorCode: var at } => SendResult.Never(
                ApplicationCodes.MailRefused,
                $"{channel.Host} answered {(int)status} ({at})."
            ),
            AuthenticationException { InnerException: SmtpCommandException { StatusCode: var status } }
                when (int)status is >= 400 and < 500 => SendResult.Later(
                "MailDeferred",
                $"{channel.Host} answered {(int)status}."
            ),
            AuthenticationException => SendResult.Never(
                NotificationCodes.MailSignIn,
                $"{channel.Host} refuses {(channel.SignIn == ChannelOptions.XOAuth2 ? "a token" : "the password")} of {channel.UserName}."
            ),
            SslHandshakeException => SendResult.Never(
                NotificationCodes.MailCertificate,
                $"The certificate of {channel.Host} is not trusted."
            ),
            NotSupportedException => SendResult.Never(
                NotificationCodes.MailNotEncrypted,
                $"{channel.Host} offers no STARTTLS or no sign-in; nothing was sent."
            ),
            SocketException or IOException or SmtpProtocolException or ServiceNotConnectedException => SendResult.Later(
                NotificationCodes.NoAnswer,
                $"{channel.Host}:{channel.Port} gave no answer."
            ),
            _ => null,
        };
}
