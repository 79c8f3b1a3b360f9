using System.Text.Json;

namespace QlikRotator.Azure.KeyVault;

/// <param name="Kid">The key with the version that signed.</param>
/// <param name="Value">The signature, base64url.</param>
internal sealed record SignAnswer(string Kid, string Value)
{
    public static JsonSerializerOptions Json => JsonSerializerOptions.Web;
}
