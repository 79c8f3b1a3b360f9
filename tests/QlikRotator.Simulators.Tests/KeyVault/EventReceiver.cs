using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using QlikRotator.Simulators.Loopback;

namespace QlikRotator.Simulators.Tests.KeyVault;

/// <summary>A webhook that consents and then answers with the statuses it was given, 200 when they are used up.</summary>
internal sealed class EventReceiver : IAsyncDisposable
{
    private readonly WebApplication app = LoopbackServer.Build(port: 0, certificate: null);
    private readonly ConcurrentQueue<int> statuses = new();

    public bool Consents { get; set; } = true;

    public ConcurrentQueue<ReceivedEvent> Received { get; } = new();

    public Uri Endpoint => new($"http://127.0.0.1:{LoopbackServer.PortOf(app)}/api/events?code=key");

    public static async Task<EventReceiver> StartAsync(CancellationToken ct)
    {
        var receiver = new EventReceiver();
        receiver.app.Run(receiver.AnswerAsync);
        await receiver.app.StartAsync(ct);
        return receiver;
    }

    public void AnswerWith(params int[] next) => Array.ForEach(next, statuses.Enqueue);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.Headers["WebHook-Allowed-Origin"] = Consents
                ? context.Request.Headers["WebHook-Request-Origin"]
                : "nobody";
            return;
        }

        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (context.Request.Headers["aeg-event-type"] == "SubscriptionValidation")
        {
            using var validation = JsonDocument.Parse(body);
            var code = validation.RootElement[0].GetProperty("data").GetProperty("validationCode").GetString();
            await context.Response.WriteAsJsonAsync(new { validationResponse = Consents ? code : "no" }, context.RequestAborted);
            return;
        }

        var headers = context.Request.Headers;
        Received.Enqueue(
            new(body, context.Request.ContentType, $"{headers["aeg-delivery-count"]}", $"{context.Request.QueryString}")
        );
        context.Response.StatusCode = statuses.TryDequeue(out var status) ? status : 200;
    }
}

internal sealed record ReceivedEvent(string Body, string? ContentType, string DeliveryCount, string Query);
