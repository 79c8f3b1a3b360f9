using Microsoft.AspNetCore.Http;
using QlikRotator.Adapters.Settings;

namespace QlikRotator.Adapters.Web.Api;

/// <summary>Who calls: the platform's word where it signs people in, otherwise nobody's. A header alone proves nothing.</summary>
internal static class Caller
{
    private const string PlatformHeader = "X-MS-CLIENT-PRINCIPAL-NAME";
    private const string Unknown = "http";

    public static string Of(HttpRequest request, ApprovalOptions options) =>
        options.TrustPlatformSignIn && request.Headers[PlatformHeader].ToString() is { Length: > 0 } name ? name : Unknown;
}
