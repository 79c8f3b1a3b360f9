using MailKit.Security;
using QlikRotator.Application.Settings;

namespace QlikRotator.Notifications.Mail;

internal static class MailEncryption
{
    /// <summary>The port on which a server speaks TLS from the first byte.</summary>
    private const int ImplicitTlsPort = 465;

    /// <summary>A server elsewhere that offers no encryption, or whose offer was taken out on the way, gets nothing.</summary>
    public static SecureSocketOptions For(ChannelOptions channel) =>
        channel.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : SettingAddress.IsLoopbackHost(channel.Host) ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;
}
