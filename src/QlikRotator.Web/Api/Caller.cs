using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Api;

/// <summary>
/// Who calls: the platform's word where it signs people in, otherwise nobody's, because a header alone proves nothing. A caller
/// without sign-in has shown the host's key; a person who is signed in has to have the role as well.
/// </summary>
internal static class Caller
{
    private const string Unknown = "http";

    public static string Of(HttpRequest request, ApprovalOptions options) =>
        PersonOf(request, options) is { } person ? person.Name : Unknown;

    public static bool MayRead(HttpRequest request, ApprovalOptions options) =>
        PersonOf(request, options) is not { } person || person.IsAny(AppRole.All);

    public static bool MayOperate(HttpRequest request, ApprovalOptions options) =>
        PersonOf(request, options) is not { } person || person.IsAny(AppRole.Operator);

    public static bool MayDeclareLeak(HttpRequest request, ApprovalOptions options) =>
        PersonOf(request, options) is not { } person || person.IsAny(AppRole.Emergency);

    private static PlatformPrincipal? PersonOf(HttpRequest request, ApprovalOptions options) =>
        options.TrustPlatformSignIn ? PlatformPrincipal.Read(request.Headers) : null;
}
