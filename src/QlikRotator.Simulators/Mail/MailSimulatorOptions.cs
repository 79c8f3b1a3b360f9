namespace QlikRotator.Simulators.Mail;

public sealed record MailSimulatorOptions
{
    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>With a user name, no mail is taken before AUTH has succeeded.</summary>
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Takes this token of the user by AUTH XOAUTH2; without a password, by nothing else.</summary>
    public string? AccessToken { get; init; }

    /// <summary>On: STARTTLS is offered, and neither AUTH nor mail is taken before it. Off: a server without TLS, as an attacker between would show it.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>Announced as SIZE and enforced.</summary>
    public int MaxMessageBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Stamps what is received.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Without password and token.</summary>
    public override string ToString() => $"{UserName ?? "anonymous"}, port {Port}";
}
