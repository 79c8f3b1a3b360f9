using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Core;

namespace QlikRotator.Web.Api;

/// <summary>The answers of the HTTP interface: JSON as in the ledger, and problem details (RFC 9457) with a reason code.</summary>
internal static class ApiAnswer
{
    public static IResult Json<T>(T body, int status = StatusCodes.Status200OK) =>
        Results.Json(body, RotatorJson.Options, statusCode: status);

    public static IResult Problem(int status, Reason reason, string? rotationId = null, StartResultKind? result = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = reason.Code };
        if (rotationId is not null)
        {
            extensions["rotationId"] = rotationId;
        }

        if (result is { } became)
        {
            extensions["result"] = became.ToString();
        }

        return Results.Problem(
            detail: reason.Message,
            statusCode: status,
            type: $"urn:qlik-rotator:problem:{reason.Code}",
            extensions: extensions
        );
    }

    public static IResult NoRotation(string rotationId) =>
        Problem(StatusCodes.Status404NotFound, new(WebCodes.RotationNotFound, $"No rotation has the id '{rotationId}'."));
}
