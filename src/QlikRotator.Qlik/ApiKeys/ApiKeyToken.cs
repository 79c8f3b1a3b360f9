using System.Buffers.Text;
using System.Text.Json;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>An API key's value is a signed JWT whose <c>jti</c> is taken for the key's id, to be confirmed at the tenant.</summary>
internal static class ApiKeyToken
{
    public static string? KeyIdIn(SecretValue token)
    {
        var parts = token.Reveal().Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return
                claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("jti", out var id)
                && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
