using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.SignIn;

/// <summary>
/// A call that came in without the host's key, where a token for the app takes its place: whom the platform has not signed in is
/// nobody.
/// </summary>
internal static class TokenCall
{
    private static readonly object Marker = new();

    public static void Mark(HttpContext context) => context.Items[Marker] = true;

    public static bool Is(HttpContext context) => context.Items.ContainsKey(Marker);
}
