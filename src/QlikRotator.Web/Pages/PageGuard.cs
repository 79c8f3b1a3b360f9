using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Html;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages;

/// <summary>What is the same for every page: who looks, whether they may, and what is said when something behind it is away.</summary>
internal sealed class PageGuard(
    IOptions<RotatorOptions> options,
    PageAccess access,
    People people,
    TimeProvider time,
    IEnumerable<PageLink> beside
)
{
    private const int ComeBackAfterSeconds = 30;

    /// <summary>A page for people who may read.</summary>
    public Task<IResult> ReadAsync(HttpRequest http, Func<PageRequest, Task<Page>> page) =>
        AnswerAsync(http, request => request.Visitor.MayRead ? page(request) : Task.FromResult(SignIn(request)));

    /// <summary>A page for people who may start and stop rotations.</summary>
    public Task<IResult> OperateAsync(HttpRequest http, Func<PageRequest, Task<Page>> page) =>
        AnswerAsync(
            http,
            request =>
                request.Visitor.MayOperate
                    ? page(request)
                    : Task.FromResult(request.Visitor.MayRead ? Forbidden() : SignIn(request))
        );

    /// <summary>A page for people who may have the app's surroundings tried.</summary>
    public Task<IResult> AdministerAsync(HttpRequest http, Func<PageRequest, Task<Page>> page) =>
        AnswerAsync(
            http,
            request =>
                request.Visitor.MayAdminister ? page(request)
                : request.Visitor.MayRead
                    ? Task.FromResult(
                        Page.Saying(
                            "You may look, but not do this",
                            Tone.Warn,
                            "The checkup needs the app role 'administrator'.",
                            StatusCodes.Status403Forbidden
                        )
                    )
                : Task.FromResult(SignIn(request))
        );

    /// <summary>A page that decides itself who may see it.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest http, Func<PageRequest, Task<Page>> page)
    {
        var request = RequestOf(http);
        try
        {
            return new PageResult(ComesFromElsewhere(http) ? Elsewhere() : await page(request), request);
        }
        catch (Exception broken) when (ApiGuard.IsBrokenRequest(broken))
        {
            return new PageResult(Broken(), request);
        }
        catch (TryAgainException outage)
        {
            http.HttpContext.Response.Headers.RetryAfter = ComeBackAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return new PageResult(Away(outage), request);
        }
    }

    public PageRequest RequestOf(HttpRequest http) =>
        new(http, Visitor.Of(http, options.Value.Approvals, access, people), time.GetUtcNow()) { Beside = [.. beside] };

    /// <summary>Browsers say where a form was sent from; what is not a browser says nothing, and is not fooled by other sites either.</summary>
    private static bool ComesFromElsewhere(HttpRequest http) =>
        HttpMethods.IsPost(http.Method) && http.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static Page Broken() =>
        Page.Saying(
            "The request is broken",
            Tone.Bad,
            "Its body is not what its headers say. Nothing was changed.",
            StatusCodes.Status400BadRequest
        );

    private static Page Elsewhere() =>
        Page.Saying(
            "This form was sent from another site",
            Tone.Bad,
            "Nothing was changed. Open the page here and try again.",
            StatusCodes.Status403Forbidden
        );

    private static Page Away(TryAgainException outage) =>
        Page.Saying(
            "Not available at the moment",
            Tone.Warn,
            $"{outage.Reason.Message} Nothing was changed. Try again in half a minute.",
            StatusCodes.Status503ServiceUnavailable
        );

    private static Page Forbidden() =>
        Page.Saying(
            "You may look, but not do this",
            Tone.Warn,
            "Starting and stopping rotations needs the app role 'operator'.",
            StatusCodes.Status403Forbidden
        );

    private static Page SignIn(PageRequest request) =>
        Page.Saying(
            "Sign-in needed",
            Tone.Warn,
            request.Visitor.SignedIn
                ? $"{request.Visitor.Name} has none of the app roles 'reader', 'operator', 'approver', 'emergency' and 'administrator'."
                : "These pages are for people whom the platform has signed in. Links in approval messages work without.",
            StatusCodes.Status403Forbidden
        );
}
