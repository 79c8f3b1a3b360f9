using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Signing;

/// <summary>
/// Shows who sent a body and when: HMAC-SHA256, with the shared secret's UTF-8 bytes as key, over the timestamp, a dot and the body as
/// sent; hexadecimal. A receiver computes it again and refuses timestamps that are not of the last minutes.
/// </summary>
public static class BodySignature
{
    /// <summary>Seconds since 1970 (UTC), as text.</summary>
    public const string TimestampHeader = "X-Rotator-Timestamp";

    /// <summary><c>sha256=</c> and 64 hexadecimal digits.</summary>
    public const string SignatureHeader = "X-Rotator-Signature";

    public static string Of(SecretValue key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key.Reveal()));
        hash.AppendData(Encoding.UTF8.GetBytes($"{timestamp}."));
        hash.AppendData(body);
        return $"sha256={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
