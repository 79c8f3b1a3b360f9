using System.Text;
using System.Text.Json;
using QlikRotator.Simulators.Loopback;

namespace QlikRotator.Simulators.Teams;

/// <summary>The two webhooks: one that takes cards as a Teams workflow does, one that takes anything.</summary>
internal sealed class WebhookEndpoints(TimeProvider time)
{
    public const string ChannelPath = "channel";

    private readonly string workflow = Guid.NewGuid().ToString("N");
    private readonly string signature = Guid.NewGuid().ToString("N");

    public Inbox<ReceivedCard> Cards { get; } = new();

    public Inbox<ReceivedHook> Hooks { get; } = new();

    public string WorkflowTarget => $"{WorkflowPath}?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={signature}";

    private string WorkflowPath => $"workflows/{workflow}/triggers/manual/paths/invoke";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(WorkflowPath, ReceiveCardAsync);
        routes.MapGet(ChannelPath, ShowChannel);
        routes.Map("hooks/{**path}", ReceiveHookAsync);
    }

    private async Task<IResult> ReceiveCardAsync(HttpRequest request)
    {
        if (request.Query["sig"] != signature)
        {
            return Refuse(401, "DirectApiAuthorizationRequired", "The sig query parameter is missing or wrong.");
        }

        var body = await ReadAsync(request);
        if (Parse(body) is not { } message)
        {
            return Refuse(400, "InvalidRequestContent", "The body is not JSON.");
        }

        if (CardRules.WhyRefuse(body, message) is { } why)
        {
            return Refuse(400, "TriggerInputSchemaMismatch", why);
        }

        var card = message.GetProperty("attachments")[0].GetProperty("content");
        Cards.Add(new ReceivedCard(Encoding.UTF8.GetString(body), card, time.GetUtcNow()));
        return Results.Accepted();
    }

    private IResult ShowChannel(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ChannelPage.Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(ChannelPage.Of(Cards.Items, back: null), "text/html; charset=utf-8");
    }

    private async Task<IResult> ReceiveHookAsync(HttpRequest request)
    {
        Hooks.Add(
            new ReceivedHook
            {
                Method = request.Method,
                Target = $"{request.Path}{request.QueryString}",
                Headers = request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                Body = await ReadAsync(request),
                Received = time.GetUtcNow(),
            }
        );
        return Results.Ok();
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var message = JsonDocument.Parse(body);
            return message.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Refuse(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, JsonSerializerOptions.Web, statusCode: status);
}
