using System.Text.Json.Serialization;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.SignIn;

/// <summary>A token with what the tenant says of its life; both fields may be missing.</summary>
internal sealed record TokenAnswer
{
    /// <summary>Where nothing is said. Short, because a 401 brings a new one anyway.</summary>
    private static readonly TimeSpan AssumedLife = TimeSpan.FromMinutes(10);

    /// <summary>A day in seconds. No token lives as long.</summary>
    private const long Longest = 86_400;

    [JsonPropertyName("access_token")]
    public SecretValue? AccessToken { get; init; }

    [JsonPropertyName("expires_at")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public long? ExpiresIn { get; init; }

    public DateTimeOffset ExpiryFrom(DateTimeOffset now) =>
        ExpiresAt ?? now + (ExpiresIn is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest)) : AssumedLife);
}
