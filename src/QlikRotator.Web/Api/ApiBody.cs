using System.Text.Json;
using Microsoft.AspNetCore.Http;
using QlikRotator.Core;

namespace QlikRotator.Web.Api;

/// <summary>
/// Reads a request's JSON. A body of another type is refused: a page of another site can make a browser send a form or plain text
/// here without asking, but not JSON.
/// </summary>
internal static class ApiBody
{
    private const int MostBytes = 64 * 1024;

    public static async Task<BodyRead<T>> ReadAsync<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return Not<T>(StatusCodes.Status415UnsupportedMediaType, WebCodes.JsonNeeded, "Send the body as application/json.");
        }

        if (await BoundedBody.ReadAsync(request, MostBytes, ct) is not { } bytes)
        {
            return Not<T>(StatusCodes.Status413PayloadTooLarge, WebCodes.TooLong, "The body is too long.");
        }

        try
        {
            var body = JsonSerializer.Deserialize<T>(bytes, RotatorJson.Options);
            return body is null ? Unreadable<T>() : new(body, null);
        }
        catch (JsonException)
        {
            return Unreadable<T>();
        }
    }

    private static BodyRead<T> Unreadable<T>()
        where T : class =>
        Not<T>(StatusCodes.Status400BadRequest, WebCodes.BadRequest, "The body is not the JSON that is expected here.");

    private static BodyRead<T> Not<T>(int status, string code, string message)
        where T : class => new(null, ApiAnswer.Problem(status, new(code, message)));
}

/// <summary>Either the body or the answer that says what is wrong with it.</summary>
internal sealed record BodyRead<T>(T? Body, IResult? Problem)
    where T : class;
