using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>
/// Delivers events to one subscriber by real HTTP, at least once: an attempt whose answer is lost, late or not a success is repeated,
/// so the same event can arrive twice.
/// </summary>
public sealed class EventGridPublisher(HttpClient http, EventSubscription subscription, TimeProvider time)
{
    public EventSubscription Subscription => subscription;

    /// <summary>Asks the subscriber for its consent; call before the first event.</summary>
    public Task<Handshake> HandshakeAsync(string topic, CancellationToken ct = default) =>
        WebhookHandshake.AskAsync(http, subscription, topic, time.GetUtcNow(), ct);

    public async Task<Delivery> DeliverAsync(VaultEvent happened, CancellationToken ct = default)
    {
        var body = VaultEventJson.Render(happened, subscription.Schema);
        for (var attempt = 0; ; attempt++)
        {
            var status = await SendAsync(body, attempt, ct);
            if (IsFinal(status) || attempt == subscription.RetryDelays.Count)
            {
                return new Delivery(happened, IsSuccess(status), attempt + 1, (int?)status);
            }

            await Task.Delay(subscription.RetryDelays[attempt], time, ct);
        }
    }

    private static bool IsSuccess(HttpStatusCode? status) => status is { } code && (int)code is >= 200 and <= 204;

    /// <summary>Refusals that Event Grid does not try again at a webhook.</summary>
    private static bool IsFinal(HttpStatusCode? status) =>
        IsSuccess(status)
        || status
            is HttpStatusCode.BadRequest
                or HttpStatusCode.Unauthorized
                or HttpStatusCode.Forbidden
                or HttpStatusCode.NotFound
                or HttpStatusCode.RequestEntityTooLarge;

    /// <summary>Null where no answer came.</summary>
    private async Task<HttpStatusCode?> SendAsync(string body, int attempt, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint);
        request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(ContentType()));
        request.Headers.Add("aeg-event-type", "Notification");
        request.Headers.Add("aeg-subscription-name", subscription.Name.ToUpperInvariant());
        request.Headers.Add("aeg-delivery-count", $"{attempt}");
        try
        {
            using var answer = await http.SendAsync(request, ct);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private string ContentType() =>
        subscription.Schema == EventSchema.CloudEvents
            ? "application/cloudevents+json; charset=utf-8"
            : "application/json; charset=utf-8";
}
