using MailKit.Net.Smtp;
using MailKit.Security;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Mail;

/// <summary>Signs in to a mail server, with a password from the vault or with a token of the rotator's own identity.</summary>
internal sealed class MailSignIn(NamedSecret secrets, IAccessTokens tokens)
{
    /// <returns>Why it could not be tried; null where it was, or where nobody signs in.</returns>
    /// <exception cref="AuthenticationException">The server says no.</exception>
    public Task<SendResult?> WhyNotAsync(SmtpClient client, ChannelOptions channel, CancellationToken ct) =>
        channel switch
        {
            { UserName: null } => Task.FromResult<SendResult?>(null),
            { SignIn: ChannelOptions.XOAuth2 } => WithTokenAsync(client, channel, channel.UserName, ct),
            _ => WithPasswordAsync(client, channel, channel.UserName, ct),
        };

    private async Task<SendResult?> WithPasswordAsync(
        SmtpClient client,
        ChannelOptions channel,
        string user,
        CancellationToken ct
    )
    {
        var read = await secrets.ReadAsync(channel.PasswordSecret ?? "", ct);
        if (!read.TryGet(out var password, out var problem))
        {
            return SendResult.Never(
                NotificationCodes.PasswordUnreadable,
                $"The secret '{channel.PasswordSecret}' cannot be read: {problem}"
            );
        }

        await client.AuthenticateAsync(user, password.Reveal(), ct);
        return null;
    }

    /// <summary>Why there is no token may be over in a minute, such as an identity service that is starting.</summary>
    private async Task<SendResult?> WithTokenAsync(SmtpClient client, ChannelOptions channel, string user, CancellationToken ct)
    {
        var got = await tokens.GetAsync(channel.TokenScope, ct);
        if (!got.TryGet(out var token, out var problem))
        {
            return SendResult.Later(problem.Code, problem.Message);
        }

        await client.AuthenticateAsync(new SaslMechanismOAuth2(user, token.Reveal()), ct);
        return null;
    }
}
