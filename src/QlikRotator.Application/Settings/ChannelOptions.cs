namespace QlikRotator.Application.Settings;

/// <summary>A place people read: Teams, e-mail or any webhook.</summary>
public sealed class ChannelOptions
{
    public const string Teams = "teams";
    public const string Smtp = "smtp";
    public const string Webhook = "webhook";

    /// <summary><see cref="Teams"/>, <see cref="Smtp"/> or <see cref="Webhook"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>teams, webhook: name of the vault secret that holds the address, which is itself a credential.</summary>
    public string? UrlSecret { get; init; }

    /// <summary>webhook: name of the vault secret that signs the body (Standard Webhooks): a key of this channel alone.</summary>
    public string? SigningSecret { get; init; }

    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? UserName { get; init; }

    /// <summary>smtp: name of the vault secret that holds the password.</summary>
    public string? PasswordSecret { get; init; }

    public string? From { get; init; }

    public IList<string> To { get; init; } = [];

    /// <summary>SHA-256 thumbprint of the server's certificate; accepted for loopback hosts only.</summary>
    public string? Thumbprint { get; init; }
}
