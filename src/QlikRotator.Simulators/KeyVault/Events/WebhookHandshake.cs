using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>The proof of consent that Event Grid asks of a webhook before its first event.</summary>
internal static class WebhookHandshake
{
    private const string Origin = "eventgrid.azure.net";

    public static async Task<Handshake> AskAsync(
        HttpClient http,
        EventSubscription subscription,
        string topic,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        try
        {
            return new Handshake(
                subscription.Schema == EventSchema.CloudEvents
                    ? await WhyRefusedAsCloudEventsAsync(http, subscription, ct)
                    : await WhyRefusedAsEventGridAsync(http, subscription, topic, now, ct)
            );
        }
        catch (HttpRequestException failure)
        {
            return new Handshake($"No answer from {subscription.Endpoint.Authority}: {failure.Message}");
        }
    }

    private static async Task<string?> WhyRefusedAsCloudEventsAsync(
        HttpClient http,
        EventSubscription subscription,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, subscription.Endpoint);
        request.Headers.Add("WebHook-Request-Origin", Origin);
        request.Headers.Add("WebHook-Request-Rate", "120");
        using var answer = await http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
        {
            return $"The OPTIONS request was answered with {(int)answer.StatusCode}.";
        }

        var allowed = answer.Headers.TryGetValues("WebHook-Allowed-Origin", out var values) ? string.Join(',', values) : "";
        return allowed is "*" or Origin ? null : $"WebHook-Allowed-Origin was \"{allowed}\".";
    }

    private static async Task<string?> WhyRefusedAsEventGridAsync(
        HttpClient http,
        EventSubscription subscription,
        string topic,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var code = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint)
        {
            Content = Question(topic, now, code),
        };
        request.Headers.Add("aeg-event-type", "SubscriptionValidation");
        request.Headers.Add("aeg-subscription-name", subscription.Name.ToUpperInvariant());
        using var answer = await http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
        {
            return $"The validation event was answered with {(int)answer.StatusCode}.";
        }

        return Echo(await answer.Content.ReadAsStringAsync(ct)) == code ? null : "The answer did not repeat the validation code.";
    }

    private static StringContent Question(string topic, DateTimeOffset now, string code)
    {
        object[] events =
        [
            new
            {
                id = Guid.NewGuid().ToString(),
                topic,
                subject = "",
                eventType = "Microsoft.EventGrid.SubscriptionValidationEvent",
                eventTime = now.UtcDateTime,
                data = new { validationCode = code },
                dataVersion = "2",
                metadataVersion = "1",
            },
        ];
        return new StringContent(JsonSerializer.Serialize(events), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
    }

    private static string? Echo(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.GetProperty("validationResponse").GetString();
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
