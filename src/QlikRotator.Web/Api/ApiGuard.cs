using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Api;

/// <summary>Refuses people without the role, and turns an outage behind an endpoint into 503 with a time to come back.</summary>
internal static class ApiGuard
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(30);

    public static Task<IResult> ReadAsync(
        HttpRequest request,
        RotatorOptions options,
        TimeProvider time,
        Func<Task<IResult>> answer
    ) =>
        Caller.MayRead(request, options.Approvals)
            ? RunAsync(request, time, answer)
            : RefuseAsync(string.Join("', '", AppRole.All));

    public static Task<IResult> OperateAsync(
        HttpRequest request,
        RotatorOptions options,
        TimeProvider time,
        Func<Task<IResult>> answer
    ) => Caller.MayOperate(request, options.Approvals) ? RunAsync(request, time, answer) : RefuseAsync(AppRole.Operator);

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

    private static Task<IResult> RefuseAsync(string roles) =>
        Task.FromResult(
            ApiAnswer.Problem(StatusCodes.Status403Forbidden, new("RoleNeeded", $"This takes one of the app roles '{roles}'."))
        );
}
