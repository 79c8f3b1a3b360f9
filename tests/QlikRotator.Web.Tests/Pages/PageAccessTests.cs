using System.Net;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>Who sees a page, and who is offered what.</summary>
public sealed class PageAccessTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/plan")]
    [InlineData("/audit")]
    [InlineData("/audit/export")]
    [InlineData("/rotations/0123456789abcdef01234567")]
    [InlineData("/start?secret=reporting")]
    [InlineData("/rotations/0123456789abcdef01234567/cancel")]
    public async Task Get_NotSignedIn_NothingShown(string address)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        world.Put("reporting");

        var page = await world.GetAsync(address);

        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Body.ShouldContain("Sign-in needed");
        page.Body.ShouldNotContain("reporting");
    }

    [Theory]
    [InlineData("reader", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("approver", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("guest", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_AppRole_DecidesWhoReadsAndWhoStarts(string role, HttpStatusCode reads, HttpStatusCode starts)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        world.Put("reporting");
        world.SignIn("ann@contoso.example", role);

        var page = await world.GetAsync("/");

        page.Status.ShouldBe(reads);
        page.Body.Contains("Rotate now").ShouldBe(starts == HttpStatusCode.OK);
        (await world.GetAsync("/start?secret=reporting")).Status.ShouldBe(starts);
    }
}
