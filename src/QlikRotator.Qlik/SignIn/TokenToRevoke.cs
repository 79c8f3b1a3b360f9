using System.Text.Json.Serialization;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.SignIn;

internal sealed record TokenToRevoke([property: JsonPropertyName("token")] SecretValue Token)
{
    [JsonPropertyName("token_type_hint")]
    public string Kind { get; } = "access_token";
}
