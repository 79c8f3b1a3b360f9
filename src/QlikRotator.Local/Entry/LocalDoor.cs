using Microsoft.Net.Http.Headers;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Local.Entry;

/// <summary>
/// Lets in whoever started the host: by the link that the terminal prints, which becomes a cookie, or by the bearer token. Others may
/// open the approval links that were sent to them, and event subscriptions have a key of their own. What another site makes a browser
/// send is refused.
/// </summary>
internal sealed class LocalDoor(RequestDelegate next, LocalKeys keys)
{
    public const string KeyParameter = "key";

    private const string HealthPath = "/healthz";
    private const string EventsPath = "/api/events/keyvault";
    private const string ApprovalsPath = "/api/approvals";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsFromElsewhere(request))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "Another site sent this. Nothing was changed.");
        }

        if (request.Path.StartsWithSegments(EventsPath, StringComparison.OrdinalIgnoreCase))
        {
            return EventsAsync(context);
        }

        if (
            HttpMethods.IsGet(request.Method)
            && request.Path == "/"
            && request.Query[KeyParameter].ToString() is { Length: > 0 } link
        )
        {
            return EnterAsync(context, link);
        }

        return IsKnown(request) || request.Path == HealthPath ? next(context) : StrangerAsync(context);
    }

    private Task EnterAsync(HttpContext context, string link)
    {
        if (!keys.TakeLink(link))
        {
            const string Used =
                "This link has been used, or belongs to a host that has ended. Start the host again for a new one.";
            return RefuseAsync(context, StatusCodes.Status403Forbidden, Used);
        }

        context.Response.Cookies.Append(
            CookieOf(context.Request),
            keys.Session,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
                Path = "/",
                IsEssential = true,
            }
        );
        Protect(context.Response);
        context.Response.Redirect("/");
        return Task.CompletedTask;
    }

    private Task EventsAsync(HttpContext context)
    {
        var request = context.Request;
        if (!LocalKeys.Same(request.Query[KeyParameter].ToString(), keys.Events) && !HasBearer(request))
        {
            return RefuseAsync(
                context,
                StatusCodes.Status401Unauthorized,
                "The event endpoint's address has a key; this one has not."
            );
        }

        var isJson =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (
                type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
            );
        return HttpMethods.IsPost(request.Method) && !isJson
            ? RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Events are JSON.")
            : next(context);
    }

    /// <summary>An approver need not be whoever started the host: the link in their message says who they are.</summary>
    private Task StrangerAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ApprovalsPath, StringComparison.OrdinalIgnoreCase))
        {
            MachineVisitor.MarkStranger(context);
            return next(context);
        }

        return RefuseAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "Open the link that the terminal printed when the host was started. Programs send its key: Authorization: Bearer <key>."
        );
    }

    private bool IsKnown(HttpRequest request) =>
        LocalKeys.Same(request.Cookies[CookieOf(request)], keys.Session) || HasBearer(request);

    private bool HasBearer(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && LocalKeys.Same(header[Scheme.Length..].Trim(), keys.Bearer);
    }

    /// <summary>
    /// Browsers say where a request comes from. A person who follows a link in a web mail may come from anywhere, to a page that only
    /// shows something; everything else that another origin sends is none of ours.
    /// </summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        && !(
            HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document"
        );

    /// <summary>Cookies do not tell ports apart.</summary>
    public static string CookieOf(HttpRequest request) => $"qlik-rotator-{request.Host.Port}";

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        Protect(context.Response);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why, context.RequestAborted);
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
