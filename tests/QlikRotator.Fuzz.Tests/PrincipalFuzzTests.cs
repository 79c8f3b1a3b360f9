using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Fuzz.Tests;

/// <summary>What stands in the platform's headers is base64 of JSON when the platform wrote it, and anything when somebody else did.</summary>
public sealed class PrincipalFuzzTests
{
    private static readonly string[] Principals =
    [
        """
            {"auth_typ":"aad","role_typ":"roles","claims":[{"typ":"roles","val":"approver"},
            {"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"3f2504e0-4f89-41d3-9a0c-0305e82c3301"}]}
            """,
        """{"claims":[null,{"typ":null,"val":null},{"typ":"oid","val":"x"}]}""",
    ];

    [Fact]
    public void Of_AnyPrincipal_IsAVisitorWhoMayNoMoreThanItsRolesSay() =>
        Fuzz.Bytes(
            Principals,
            50,
            bytes =>
            {
                Look(Convert.ToBase64String(bytes));
                Look(Encoding.Latin1.GetString(bytes));
            }
        );

    private static void Look(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"] = "ann@contoso.example";
        context.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = header;
        var people = new People(Microsoft.Extensions.Options.Options.Create(new RotatorOptions()));

        var visitor = Visitor.Of(context.Request, new() { TrustPlatformSignIn = true }, PageAccess.SignedIn, people);

        visitor.MayOperate.ShouldBeFalse("no input says 'operator'");
        (visitor.Identity is null || Guid.TryParse(visitor.Identity, out _)).ShouldBeTrue();
    }
}
