using System.Net;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

/// <summary>What was asked for, or the rotator's own word why there is none: one of the two.</summary>
internal sealed record AppAnswer<T>(T? Body, ApiProblem? Problem, HttpStatusCode Status)
    where T : class
{
    /// <summary>The problem for whoever sits here.</summary>
    public string? Refusal { get; init; }

    /// <exception cref="AppRefusedException">There is none.</exception>
    public T Needed() => Body ?? throw Refused();

    public AppRefusedException Refused() => new(Refusal ?? "The app gave no answer.", Problem?.Code ?? LocalCodes.AppRefused);
}

internal static class AppAnswer
{
    /// <summary>Whether a refusal is about what was asked for, and not about who asks or how the app is.</summary>
    public static bool IsAboutTheRequest(HttpStatusCode status) =>
        status
            is HttpStatusCode.BadRequest
                or HttpStatusCode.Forbidden
                or HttpStatusCode.NotFound
                or HttpStatusCode.Conflict
                or HttpStatusCode.UnprocessableEntity;
}
