using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.SignIn;

/// <summary>
/// In a host for this machine alone, whoever reaches a page is the person who started the host, unless the host says that it does not
/// know them.
/// </summary>
public static class MachineVisitor
{
    private static readonly object Stranger = new();

    public static void MarkStranger(HttpContext context) => context.Items[Stranger] = true;

    internal static bool IsStranger(HttpContext context) => context.Items.ContainsKey(Stranger);
}
