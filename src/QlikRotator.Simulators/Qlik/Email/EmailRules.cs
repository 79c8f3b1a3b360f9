using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Email;

/// <summary>What a provider's fields must be.</summary>
internal static class EmailRules
{
    public const string BasicAuth = "BasicAuth";
    public const string Microsoft365 = "Microsoft365";

    public static string SecretField(string provider) => provider == BasicAuth ? "emailPassword" : "clientSecret";

    /// <summary>The title of the refusal, or null where all fields are right.</summary>
    public static string? WhyNot(string? provider, JsonObject fields) =>
        provider switch
        {
            BasicAuth => Text(fields, "serverAddress", "securityType", "emailAddress", "username")
                ?? Optional(fields, "senderName", "emailPassword")
                ?? Port(fields)
                ?? Security(fields),
            Microsoft365 => Text(fields, "providerTenantId", "clientId", "emailAddress") ?? Optional(fields, "clientSecret"),
            _ => "serviceProvider is not valid",
        };

    private static string? Text(JsonObject fields, params IEnumerable<string> names) =>
        names.FirstOrDefault(name => fields.Text(name) is not { Length: > 0 }) is { } wrong ? $"{wrong} is not a string" : null;

    private static string? Optional(JsonObject fields, params IEnumerable<string> names) =>
        names.FirstOrDefault(name => fields.ContainsKey(name) && fields.Text(name) is null) is { } wrong
            ? $"{wrong} is not a string"
            : null;

    private static string? Port(JsonObject fields) =>
        fields["serverPort"]?.GetValueKind() == JsonValueKind.Number
        && fields["serverPort"]!.AsValue().TryGetValue<int>(out var port)
        && port > 0
            ? null
            : "serverPort is not a number";

    private static string? Security(JsonObject fields) =>
        fields.Text("securityType") is "none" or "StartTLS" or "SSL/TLS" ? null : "securityType is not valid";
}
