using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Events;
using QlikRotator.Application.Starting;

namespace QlikRotator.Web.Api;

/// <summary>Event Grid's webhook, for hosts that have no binding for it.</summary>
public sealed class VaultEventsApi(IVaultEventReader reader, VaultEventTrigger trigger, TimeProvider time)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Of what is sent back as it came.</summary>
    private const int LongestCode = 200;

    /// <summary><c>POST /api/events/keyvault</c>: the validation handshake and events. Any answer but 200 makes Event Grid come back.</summary>
    public Task<IResult> ReceiveAsync(HttpRequest request, IRotationHost host, CancellationToken ct) =>
        ApiGuard.RunAsync(
            request,
            time,
            async () =>
            {
                if (await ReadAsync(request, ct) is not { } delivery)
                {
                    return ApiAnswer.Problem(413, new(WebCodes.TooLong, "The body is longer than any delivery of Event Grid."));
                }

                if (delivery.ValidationCode is { Length: <= LongestCode } code)
                {
                    return ApiAnswer.Json(new ValidationAnswer(code));
                }

                foreach (var happened in delivery.Events)
                {
                    await trigger.HandleAsync(happened, host, ct);
                }

                return delivery.Problem is { } problem ? ApiAnswer.Problem(400, problem) : Results.Ok();
            }
        );

    /// <summary><c>OPTIONS /api/events/keyvault</c>: how a CloudEvents webhook says that it wants them (its specification, section 4).</summary>
    public static IResult Allow(HttpRequest request)
    {
        var origin = request.Headers["WebHook-Request-Origin"].ToString();
        if (origin.Length > 0)
        {
            request.HttpContext.Response.Headers["WebHook-Allowed-Origin"] = origin;
        }

        return Results.Ok();
    }

    private async Task<EventDelivery?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var body = await BoundedBody.ReadAsync(request, MostBytes, ct);
        return body is null ? null : reader.Read(Encoding.UTF8.GetString(body));
    }
}

internal sealed record ValidationAnswer(string ValidationResponse);
