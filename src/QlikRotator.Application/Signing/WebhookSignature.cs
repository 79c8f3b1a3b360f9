using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QlikRotator.Application.Signing;

/// <summary>The three headers of Standard Webhooks (specification 1.0.0), which libraries of many languages verify.</summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <param name="id">The same for every attempt at one message.</param>
    public static IReadOnlyDictionary<string, string> Headers(
        WebhookKey key,
        string id,
        DateTimeOffset at,
        ReadOnlySpan<byte> body
    )
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [IdHeader] = id,
            [TimestampHeader] = timestamp,
            [SignatureHeader] = $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}",
        };
    }
}
