using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;

namespace QlikRotator.Web.SignIn;

/// <summary>Who looks at a page and what they may do.</summary>
/// <param name="Name">Null for somebody unknown.</param>
/// <param name="SignedIn">The platform vouches for the name.</param>
public sealed record Visitor(string? Name, bool SignedIn, bool MayRead, bool MayOperate, bool MayApprove, bool MayDeclareLeak)
{
    public static Visitor Unknown { get; } = new(null, false, false, false, false, false);

    /// <summary>The platform's headers count only where the settings say that the platform is in front: anybody can send a header.</summary>
    public static Visitor Of(HttpRequest request, ApprovalOptions options, PageAccess access)
    {
        if (access == PageAccess.SignedIn && options.TrustPlatformSignIn)
        {
            return PlatformPrincipal.Read(request.Headers) is { } principal ? Of(principal) : Unknown;
        }

        return access == PageAccess.ThisMachine
            ? new Visitor($"{Environment.UserName}@{Environment.MachineName}", false, true, true, false, true)
            : Unknown;
    }

    private static Visitor Of(PlatformPrincipal principal) =>
        new(
            principal.Name,
            SignedIn: true,
            MayRead: principal.IsAny(AppRole.All),
            MayOperate: principal.IsAny(AppRole.Operator),
            MayApprove: principal.IsAny(AppRole.Approver),
            MayDeclareLeak: principal.IsAny(AppRole.Emergency)
        );
}
