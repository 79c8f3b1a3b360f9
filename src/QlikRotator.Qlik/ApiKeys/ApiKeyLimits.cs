using System.Text.Json.Serialization;
using System.Xml;
using QlikRotator.Core;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>What a tenant allows of API keys. A tenant that was never changed allows 24 hours.</summary>
internal sealed record ApiKeyLimits
{
    [JsonPropertyName("max_keys_per_user")]
    public int? MostPerUser { get; init; }

    /// <summary>ISO 8601 duration.</summary>
    [JsonPropertyName("max_api_key_expiry")]
    public string? LongestLife { get; init; }

    public static Task<QlikAnswer<ApiKeyLimits>> ReadAsync(QlikClient client, string tenantId, CancellationToken ct) =>
        client.GetAsync<ApiKeyLimits>($"{ApiKey.Path}/configs/{QlikPath.Escaped(tenantId)}", ct);

    /// <summary>Why the tenant would not give one more key that lives this long, or null.</summary>
    public Reason? WhyNot(int active, TimeSpan validity)
    {
        if (active >= MostPerUser)
        {
            return new(
                QlikCodes.TooManyKeys,
                $"The owner has {active} active API keys and the tenant allows {MostPerUser}: delete one, or raise the limit."
            );
        }

        return Duration(LongestLife) < validity
            ? new(
                QlikCodes.ValidityTooLong,
                $"The policy wants keys to live {XmlConvert.ToString(validity)} and the tenant allows {LongestLife}: "
                    + "lower Validity, or have an administrator raise the tenant's maximum."
            )
            : null;
    }

    private static TimeSpan? Duration(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            return null;
        }
    }
}
