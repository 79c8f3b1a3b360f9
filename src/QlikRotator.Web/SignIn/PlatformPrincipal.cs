using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.SignIn;

/// <summary>The person whom App Service authentication has signed in, from the headers it sets.</summary>
/// <param name="Name">For reading only: a directory can give it to somebody else.</param>
/// <param name="ObjectId">What the person is matched by; null where the platform did not say.</param>
internal sealed record PlatformPrincipal(string Name, string? ObjectId, IReadOnlyList<string> Roles)
{
    private const string NameHeader = "X-MS-CLIENT-PRINCIPAL-NAME";
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";
    private const string ShortRoleClaim = "roles";
    private const string ShortObjectClaim = "oid";
    private const string LongObjectClaim = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string LongRoleClaim = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    public bool IsAny(params string[] roles) => Roles.Intersect(roles, StringComparer.OrdinalIgnoreCase).Any();

    public static PlatformPrincipal? Read(IHeaderDictionary headers)
    {
        if (headers[NameHeader].ToString() is not { Length: > 0 } name)
        {
            return null;
        }

        var principal = Parse(headers[PrincipalHeader].ToString());
        string?[] roles = [ShortRoleClaim, LongRoleClaim, principal?.role_typ];
        return new(
            name,
            ValuesOf(principal, ShortObjectClaim, LongObjectClaim).FirstOrDefault(id => Guid.TryParse(id, out _)),
            [.. ValuesOf(principal, roles)]
        );
    }

    private static IEnumerable<string> ValuesOf(PrincipalJson? principal, params string?[] types) =>
        (principal?.claims ?? [])
            .Where(claim => claim?.typ is not null && types.Contains(claim.typ))
            .Select(claim => claim!.val ?? "");

    private static PrincipalJson? Parse(string encoded)
    {
        try
        {
            return JsonSerializer.Deserialize<PrincipalJson>(Convert.FromBase64String(encoded));
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return null;
        }
    }

    // The platform's own names.
    private sealed record PrincipalJson(string? role_typ, IReadOnlyList<ClaimJson?>? claims);

    private sealed record ClaimJson(string? typ, string? val);
}
