using System.Text;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.Pages.Html;

/// <summary>Sends a page with the headers that keep it to itself: no foreign scripts, no frames, no referrer, no copy anywhere.</summary>
internal sealed class PageResult(Page page, PageRequest request) : IResult
{
    private static readonly string Policy =
        $"default-src 'none'; style-src {PageAssets.StyleSource}; script-src {PageAssets.ScriptSource}; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        Protect(response);
        response.StatusCode = page.Status;
        if (page.SeeOther is { } address)
        {
            response.Headers.Location = address;
            return;
        }

        response.ContentType = "text/html; charset=utf-8";
        var body = Encoding.UTF8.GetBytes(await PageRenderer.RenderAsync(page, request));
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    public static void Protect(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
