using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Signing;

/// <summary>A key as Standard Webhooks writes it: <c>whsec_</c> and the base64 of its bytes.</summary>
public sealed class WebhookKey
{
    public const int FewestBytes = 32;

    private const string Mark = "whsec_";

    private readonly byte[] _bytes;

    private WebhookKey(byte[] bytes) => _bytes = bytes;

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <returns>Null for anything else, and for keys of fewer than <see cref="FewestBytes"/> bytes.</returns>
    public static WebhookKey? Read(SecretValue secret)
    {
        var text = secret.Reveal().Trim();
        var bytes = new byte[text.Length];
        return
            text.StartsWith(Mark, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Mark.Length..], bytes, out var length)
            && length >= FewestBytes
            ? new WebhookKey(bytes[..length])
            : null;
    }

    /// <param name="name">Of the secret that holds it.</param>
    public static Reason Bad(string name) =>
        new(
            ApplicationCodes.BadSigningKey,
            $"The secret '{name}' holds no key for webhooks: write 'whsec_' and the base64 of at least {FewestBytes} random bytes into it."
        );
}
