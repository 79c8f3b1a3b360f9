using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Adapters.Web.Api;

/// <summary>Turns an outage behind an endpoint into 503 with a time to come back.</summary>
internal static class ApiGuard
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(30);

    public static async Task<IResult> RunAsync(HttpRequest request, TimeProvider time, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (TryAgainException outage)
        {
            var wait = outage.NotBefore - time.GetUtcNow() ?? ComeBackAfter;
            var seconds = Math.Max(1, Math.Ceiling(wait.TotalSeconds));
            request.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ApiAnswer.Problem(StatusCodes.Status503ServiceUnavailable, outage.Reason);
        }
    }
}
