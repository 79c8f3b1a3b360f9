using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Tests.Qlik;

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, string Text)
{
    public Uri? Location { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public JsonObject Body => JsonNode.Parse(Text)!.AsObject();

    public JsonArray Data => Body["data"]!.AsArray();

    public JsonObject Error => Body["errors"]!.AsArray()[0]!.AsObject();

    public string? Next => Body["links"]?["next"]?["href"]?.GetValue<string>();

    public static async Task<Reply> FromAsync(HttpResponseMessage response, CancellationToken ct) =>
        new((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct))
        {
            Location = response.Headers.Location,
            RetryAfter = response.Headers.RetryAfter?.Delta,
            Headers = response.Headers.ToDictionary(
                header => header.Key,
                header => string.Join(',', header.Value),
                StringComparer.OrdinalIgnoreCase
            ),
        };

    /// <summary>A text field of the body.</summary>
    public string this[string field] => Body[field]!.GetValue<string>();
}
