using System.Text.Json;

namespace QlikRotator.Azure.KeyVault;

/// <param name="Kid">The key with the version that signed.</param>
/// <param name="Value">The signature, base64url.</param>
internal sealed record SignAnswer(string Kid, string Value)
{
    public static JsonSerializerOptions Json => JsonSerializerOptions.Web;
}

/// <param name="Key">As a JSON Web Key.</param>
internal sealed record KeyAnswer(KeyAnswer.Jwk Key)
{
    internal sealed record Jwk(string? N, string? E);
}
