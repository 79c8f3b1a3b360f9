using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Signing;

/// <summary>
/// Shows who sent an answer to a request for approval, and when: HMAC-SHA256, with the shared secret's UTF-8 bytes as key, over the
/// purpose <c>approval-callback</c>, a dot, the timestamp, a dot and the body as sent; hexadecimal. The body names the one request
/// that it is for.
/// </summary>
public static class CallbackSignature
{
    public const string Purpose = "approval-callback";

    /// <summary>Seconds since 1970 (UTC), as text.</summary>
    public const string TimestampHeader = "X-Rotator-Timestamp";

    /// <summary><c>sha256=</c> and 64 hexadecimal digits.</summary>
    public const string SignatureHeader = "X-Rotator-Signature";

    private const string Mark = "sha256=";

    public static bool IsWellFormed(string signature) =>
        signature.Length == Mark.Length + 64
        && signature.StartsWith(Mark, StringComparison.Ordinal)
        && signature.Skip(Mark.Length).All(char.IsAsciiHexDigitLower);

    public static string Of(SecretValue key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key.Reveal()));
        hash.AppendData(Encoding.UTF8.GetBytes($"{Purpose}.{timestamp}."));
        hash.AppendData(body);
        return $"{Mark}{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
