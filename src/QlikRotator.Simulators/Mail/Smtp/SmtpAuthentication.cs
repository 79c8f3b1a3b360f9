using System.Security.Cryptography;
using System.Text;

namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>AUTH PLAIN, LOGIN and XOAUTH2, with or without an initial response.</summary>
internal sealed class SmtpAuthentication(SmtpConnection connection, SmtpService service)
{
    private const int MaxResponseBytes = 12_288;
    private static readonly SmtpReply Malformed = new(501, "5.5.2 Cannot decode the response");

    public string? UserName { get; private set; }

    public async Task<SmtpReply> RunAsync(string argument, CancellationToken ct)
    {
        if (service.Options.UserName is null || UserName is not null)
        {
            return SmtpReply.BadSequence;
        }

        if (service.Options.StartTls && !connection.IsEncrypted)
        {
            return new SmtpReply(538, "5.7.11 Encryption required for the requested authentication mechanism");
        }

        var parts = argument.Split(' ', 2);
        var initial = parts.Length > 1 ? parts[1] : null;
        var mechanism = parts[0].ToUpperInvariant();
        return mechanism switch
        {
            _ when !MechanismsOf(service.Options).Contains(mechanism) => new SmtpReply(
                504,
                "5.5.4 Unrecognized authentication type"
            ),
            "XOAUTH2" => await CheckTokenAsync(await AskAsync(initial, "", ct), ct),
            "PLAIN" => CheckPlain(await AskAsync(initial, "", ct)),
            _ => await LoginAsync(initial, ct),
        };
    }

    private async Task<SmtpReply> LoginAsync(string? initial, CancellationToken ct)
    {
        if (await AskAsync(initial, "Username:", ct) is not { } user)
        {
            return Malformed;
        }

        return await AskAsync(initial: null, "Password:", ct) is { } password ? Check(user, password) : Malformed;
    }

    /// <summary>Authorization id, user and password, separated by NUL.</summary>
    private SmtpReply CheckPlain(string? response) =>
        response?.Split('\0') is [_, var user, var password] ? Check(user, password) : Malformed;

    private SmtpReply Check(string user, string password)
    {
        if (service.WhyFail(MailStage.Authenticate) is { } fault)
        {
            return fault;
        }

        if (!IsSame(user, service.Options.UserName) || !IsSame(password, service.Options.Password))
        {
            return new SmtpReply(535, "5.7.8 Authentication credentials invalid");
        }

        UserName = user;
        return new SmtpReply(235, "2.7.0 Authentication successful");
    }

    public static IReadOnlyList<string> MechanismsOf(MailSimulatorOptions options) =>
        options switch
        {
            { AccessToken: null } => ["PLAIN", "LOGIN"],
            { Password: null } => ["XOAUTH2"],
            _ => ["PLAIN", "LOGIN", "XOAUTH2"],
        };

    /// <summary>
    /// <c>user=</c>, the user, ^A, <c>auth=Bearer </c>, the token, ^A^A. A no comes as a challenge with a JSON object, which the client
    /// answers with an empty line, and only then as the reply.
    /// </summary>
    private async Task<SmtpReply> CheckTokenAsync(string? response, CancellationToken ct)
    {
        if (
            response?.Split('\u0001') is not [var user, var bearer, "", ""]
            || !user.StartsWith("user=", StringComparison.Ordinal)
            || !bearer.StartsWith("auth=Bearer ", StringComparison.Ordinal)
        )
        {
            return Malformed;
        }

        if (service.WhyFail(MailStage.Authenticate) is { } fault)
        {
            return fault;
        }

        if (
            !IsSame(user["user=".Length..], service.Options.UserName)
            || !IsSame(bearer["auth=Bearer ".Length..], service.Options.AccessToken)
        )
        {
            _ = await AskAsync(initial: null, """{"status":"401","schemes":"bearer","scope":"https://mail.example/"}""", ct);
            return new SmtpReply(535, "5.7.3 Authentication unsuccessful");
        }

        UserName = user["user=".Length..];
        return new SmtpReply(235, "2.7.0 Authentication successful");
    }

    private static bool IsSame(string given, string? expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected ?? ""));

    /// <summary>Null where the client cancels with an asterisk, hangs up or sends what is not base64.</summary>
    private async Task<string?> AskAsync(string? initial, string challenge, CancellationToken ct)
    {
        var response = initial;
        if (response is null)
        {
            await connection.WriteAsync(new SmtpReply(334, Convert.ToBase64String(Encoding.UTF8.GetBytes(challenge))), ct);
            response = (await connection.ReadLineAsync(MaxResponseBytes, ct))?.Text;
        }

        var bytes = new byte[response?.Length ?? 0];
        return response is not null && Convert.TryFromBase64String(response == "=" ? "" : response, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }
}
