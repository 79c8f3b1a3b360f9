using System.Text.Json.Serialization;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.SignIn;

/// <summary>The body of a token request, as the tenant wants it.</summary>
internal sealed record TokenRequest([property: JsonPropertyName("client_id")] string ClientId)
{
    public const string ClientCredentials = "client_credentials";
    public const string Impersonation = "urn:qlik:oauth:user-impersonation";

    [JsonPropertyName("client_secret")]
    public SecretValue? ClientSecret { get; init; }

    [JsonPropertyName("client_assertion_type")]
    public string? AssertionType { get; init; }

    [JsonPropertyName("client_assertion")]
    public SecretValue? Assertion { get; init; }

    [JsonPropertyName("grant_type")]
    public string GrantType { get; init; } = ClientCredentials;

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("user_lookup")]
    public UserLookup? User { get; init; }

    public TokenRequest For(SignInAs identity, string? defaultScope) =>
        identity.UserId is { } userId
            ? this with
            {
                GrantType = Impersonation,
                Scope = identity.Scope,
                User = new UserLookup("userId", userId),
            }
            : this with
            {
                Scope = identity.Scope ?? defaultScope,
            };
}

internal sealed record UserLookup(string Field, string Value);
