using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Api;

/// <summary>
/// Who calls: the platform's word where it signs people in, whoever sits at this machine where the host is for them alone, otherwise
/// nobody's word, because a header alone proves nothing. A caller without sign-in has shown the host's key; a person who is signed in
/// has to have the role as well.
/// </summary>
internal sealed record Caller(string Name, bool IsKnown, bool MayRead, bool MayOperate, bool MayDeclareLeak)
{
    /// <summary>Came without a key, and nobody is signed in.</summary>
    public static readonly Caller Nobody = new("nobody", IsKnown: false, false, false, false);

    /// <summary>By which lists of approvers know the caller; null for whoever holds a key.</summary>
    public string? Identity { get; private init; }

    /// <summary>May have the surroundings tried.</summary>
    public bool MayAdminister { get; private init; }

    private static readonly Caller WithKey = new("http", IsKnown: false, true, true, true) { MayAdminister = true };

    public static Caller Of(HttpRequest request, ApprovalOptions options, PageAccess access, People people)
    {
        if (access == PageAccess.ThisMachine)
        {
            return Of(Visitor.Of(request, options, access, people));
        }

        var believed = options.TrustPlatformSignIn && PlatformPrincipal.Read(request.Headers) is not null;
        return believed ? Of(Visitor.Of(request, options, PageAccess.SignedIn, people))
            : TokenCall.Is(request.HttpContext) ? Nobody
            : WithKey;
    }

    private static Caller Of(Visitor visitor) =>
        new(visitor.Name ?? "http", visitor.Name is not null, visitor.MayRead, visitor.MayOperate, visitor.MayDeclareLeak)
        {
            Identity = visitor.Identity,
            MayAdminister = visitor.MayAdminister,
        };
}
