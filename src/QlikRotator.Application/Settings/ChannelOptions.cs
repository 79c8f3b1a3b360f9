namespace QlikRotator.Application.Settings;

/// <summary>A place people read: Teams, e-mail or any webhook.</summary>
public sealed class ChannelOptions
{
    public const string Teams = "teams";
    public const string Smtp = "smtp";
    public const string Webhook = "webhook";
    public const string Password = "password";
    public const string XOAuth2 = "xoauth2";

    /// <summary><see cref="Teams"/>, <see cref="Smtp"/> or <see cref="Webhook"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>teams, webhook: name of the vault secret that holds the address, which is itself a credential.</summary>
    public string? UrlSecret { get; init; }

    /// <summary>webhook: name of the vault secret that signs the body (Standard Webhooks): a key of this channel alone.</summary>
    public string? SigningSecret { get; init; }

    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>smtp: the mailbox or account that signs in; left out: nobody does.</summary>
    public string? UserName { get; init; }

    /// <summary>smtp: <see cref="Password"/>, or <see cref="XOAuth2"/> for a token of the rotator's own identity in its place.</summary>
    public string SignIn { get; init; } = Password;

    /// <summary>smtp with <see cref="XOAuth2"/>: what the token is for. The default is Exchange Online's.</summary>
    public string TokenScope { get; init; } = "https://outlook.office365.com/.default";

    /// <summary>smtp: name of the vault secret that holds the password.</summary>
    public string? PasswordSecret { get; init; }

    public string? From { get; init; }

    public IList<string> To { get; init; } = [];

    /// <summary>SHA-256 thumbprint of the server's certificate; accepted for loopback hosts only.</summary>
    public string? Thumbprint { get; init; }
}
