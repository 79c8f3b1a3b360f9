using System.Net;
using System.Net.Http.Headers;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Notifications.Consumers;

/// <summary>Sends a signed body and reads the answer's status. The answer's body is nobody's business and is not kept.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, TimeProvider time)
{
    public async Task<SlotCheck> SendAsync(Uri address, WebhookKey key, WebhookBody body, CancellationToken ct)
    {
        using var request = Request(address, key, body);
        try
        {
            using var client = clients.CreateClient(WebhookSlot.Kind);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return Verdict(address, body, response);
        }
        catch (HttpRequestException failed)
        {
            throw NoAnswer(address, failed);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw NoAnswer(address, late);
        }
    }

    private HttpRequestMessage Request(Uri address, WebhookKey key, WebhookBody body)
    {
        var sent = body.ToBytes();
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(sent) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("QlikRotator");
        foreach (var (name, value) in WebhookSignature.Headers(key, IdOf(body), time.GetUtcNow(), sent))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>A delivery that is repeated is the same message; each question whether a version works is a new one.</summary>
    private string IdOf(WebhookBody body) =>
        body.Event == WebhookSlot.Deliver
            ? $"{body.RotationId}-{body.Event}-{body.Version}"
            : $"{body.RotationId}-{body.Event}-{body.Version}-{time.GetUtcNow().ToUnixTimeMilliseconds()}";

    private SlotCheck Verdict(Uri address, WebhookBody body, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout)
        {
            throw new TryAgainException(
                new(NotificationCodes.WebhookBusy, $"{address.Authority} answered {status} to '{body.Event}'."),
                NotBefore(response.Headers.RetryAfter)
            );
        }

        return response.IsSuccessStatusCode
            ? new SlotCheck(
                Good: true,
                Provable: true,
                new(NotificationCodes.Told, $"{address.Authority} answered {status} to '{body.Event}'.")
            )
            : new SlotCheck(
                Good: false,
                Provable: true,
                new(NotificationCodes.WebhookRefused, $"{address.Authority} answered {status} to '{body.Event}'.")
            );
    }

    private DateTimeOffset? NotBefore(RetryConditionHeaderValue? asked) =>
        asked?.Date ?? (asked?.Delta is { } pause ? time.GetUtcNow() + pause : null);

    private static TryAgainException NoAnswer(Uri address, Exception cause) =>
        new(new(NotificationCodes.WebhookUnreachable, $"{address.Authority} gave no answer."), cause: cause);
}
