using System.Buffers.Text;
using System.Text.Json;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Tokens in the form of a JWT. They are looked up, never verified, so the signature is only random.</summary>
internal static class Jwt
{
    private const int SignatureBytes = 96;

    public static string Create(object claims)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES384", typ = "JWT" });
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, claims.GetType());
        return $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}.{Ids.Opaque(SignatureBytes)}";
    }
}
