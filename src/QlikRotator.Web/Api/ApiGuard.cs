using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Api;

/// <summary>Refuses people without the role, and turns an outage behind an endpoint into 503 with a time to come back.</summary>
public sealed class ApiGuard
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(30);

    private readonly IOptions<RotatorOptions> _options;
    private readonly PageAccess _access;
    private readonly People _people;
    private readonly TimeProvider _time;

    internal ApiGuard(IOptions<RotatorOptions> options, PageAccess access, People people, TimeProvider time)
    {
        _options = options;
        _access = access;
        _people = people;
        _time = time;
    }

    internal Task<IResult> ReadAsync(HttpRequest request, Func<Task<IResult>> answer) =>
        CallerOf(request) is { MayRead: false } caller
            ? RefuseAsync(request, caller, string.Join("', '", AppRole.All))
            : RunAsync(request, _time, answer);

    internal Task<IResult> OperateAsync(HttpRequest request, Func<Caller, Task<IResult>> answer)
    {
        var caller = CallerOf(request);
        return caller.MayOperate
            ? RunAsync(request, _time, () => answer(caller))
            : RefuseAsync(request, caller, AppRole.Operator);
    }

    internal Task<IResult> AdministerAsync(HttpRequest request, Func<Task<IResult>> answer) =>
        CallerOf(request) is { MayAdminister: false } caller
            ? RefuseAsync(request, caller, AppRole.Administrator)
            : RunAsync(request, _time, answer);

    internal Visitor VisitorOf(HttpRequest request) => Visitor.Of(request, _options.Value.Approvals, _access, _people);

    private Caller CallerOf(HttpRequest request) => Caller.Of(request, _options.Value.Approvals, _access, _people);

    internal static async Task<IResult> RunAsync(HttpRequest request, TimeProvider time, Func<Task<IResult>> answer)
    {
        Protect(request);
        try
        {
            return await answer();
        }
        catch (Exception broken) when (IsBrokenRequest(broken))
        {
            return ApiAnswer.Problem(
                (broken as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest,
                new(WebCodes.BadRequest, "The request is broken: its body is not what its headers say.")
            );
        }
        catch (TryAgainException outage)
        {
            var wait = outage.NotBefore - time.GetUtcNow() ?? ComeBackAfter;
            var seconds = Math.Max(1, Math.Ceiling(wait.TotalSeconds));
            request.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ApiAnswer.Problem(StatusCodes.Status503ServiceUnavailable, outage.Reason);
        }
    }

    /// <summary>What the server says while a body is read whose chunks or length do not add up.</summary>
    internal static bool IsBrokenRequest(Exception failure) => failure is BadHttpRequestException or InvalidDataException;

    private static Task<IResult> RefuseAsync(HttpRequest request, Caller caller, string roles)
    {
        Protect(request);
        return Task.FromResult(
            caller == Caller.Nobody
                ? ApiAnswer.Problem(
                    StatusCodes.Status401Unauthorized,
                    new(WebCodes.SignInNeeded, "The platform has signed nobody in: send a token of Microsoft Entra for this app.")
                )
                : ApiAnswer.Problem(
                    StatusCodes.Status403Forbidden,
                    new(WebCodes.RoleNeeded, $"This takes one of the app roles '{roles}'.")
                )
        );
    }

    /// <summary>Answers are for whoever asked: nothing on the way keeps them, and no browser guesses what they are.</summary>
    private static void Protect(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
    }
}
