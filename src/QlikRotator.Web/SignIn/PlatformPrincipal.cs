using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.SignIn;

/// <summary>The person whom App Service authentication has signed in, from the headers it sets.</summary>
internal sealed record PlatformPrincipal(string Name, IReadOnlyList<string> Roles)
{
    private const string NameHeader = "X-MS-CLIENT-PRINCIPAL-NAME";
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";
    private const string ShortRoleClaim = "roles";
    private const string LongRoleClaim = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    public bool IsAny(params string[] roles) => Roles.Intersect(roles, StringComparer.OrdinalIgnoreCase).Any();

    public static PlatformPrincipal? Read(IHeaderDictionary headers) =>
        headers[NameHeader].ToString() is { Length: > 0 } name ? new(name, RolesIn(headers[PrincipalHeader].ToString())) : null;

    private static IReadOnlyList<string> RolesIn(string encoded)
    {
        try
        {
            var principal = JsonSerializer.Deserialize<PrincipalJson>(Convert.FromBase64String(encoded));
            var types = (string?[])[ShortRoleClaim, LongRoleClaim, principal?.role_typ];
            return [.. (principal?.claims ?? []).Where(claim => types.Contains(claim.typ)).Select(claim => claim.val ?? "")];
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return [];
        }
    }

    // The platform's own names.
    private sealed record PrincipalJson(string? role_typ, IReadOnlyList<ClaimJson>? claims);

    private sealed record ClaimJson(string? typ, string? val);
}
