using System.Text.Json.Nodes;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.TenantEmail;

/// <summary>The tenant's mail settings as it shows them, never with the secret. Older ones have their fields at the top only.</summary>
internal sealed class EmailConfig
{
    public const string Path = "/api/v1/transports/email-config";
    public const string BasicAuth = "BasicAuth";
    public const string Microsoft365 = "Microsoft365";

    public string? ServiceProvider { get; init; }

    public JsonObject? ProviderConfig { get; init; }

    public bool? IsValid { get; init; }

    public string? ErrorCode { get; init; }

    public int? AuthFailures { get; init; }

    public bool? PasswordExists { get; init; }

    public DateTimeOffset? ModificationTime { get; init; }

    public string? ServerAddress { get; init; }

    public int? ServerPort { get; init; }

    public string? SecurityType { get; init; }

    public string? EmailAddress { get; init; }

    public string? Username { get; init; }

    public string Provider => ServiceProvider ?? BasicAuth;

    public static Task<QlikAnswer<EmailConfig>> ReadAsync(QlikClient client, CancellationToken ct) =>
        client.GetAsync<EmailConfig>(Path, ct);

    /// <summary>The whole object anew with the secret in it: what is left out of it would be lost.</summary>
    public JsonObject With(SecretValue secret)
    {
        var config = ProviderConfig?.DeepClone().AsObject() ?? FromTop();
        config[Provider == Microsoft365 ? "clientSecret" : "emailPassword"] = secret.Reveal();
        return new JsonObject { ["serviceProvider"] = Provider, ["providerConfig"] = config };
    }

    private JsonObject FromTop() =>
        new()
        {
            ["serverAddress"] = ServerAddress,
            ["serverPort"] = ServerPort,
            ["securityType"] = SecurityType,
            ["emailAddress"] = EmailAddress,
            ["username"] = Username,
        };
}

/// <summary>The status of the answer says nothing: this does.</summary>
internal sealed record EmailVerification(bool? Success, bool? ConnectionFailed, int? SmtpResponseCode);
