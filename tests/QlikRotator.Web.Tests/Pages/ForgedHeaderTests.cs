using System.Net;
using Microsoft.Extensions.Options;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>Somebody sends the platform's headers to a host that has no platform in front of it.</summary>
public sealed class ForgedHeaderTests
{
    [Fact]
    public async Task Start_OnThisMachineWithTrustInTheHeader_IsRefused()
    {
        var failed = await Should.ThrowAsync<OptionsValidationException>(() =>
            PagesWorld.StartAsync(PageAccess.ThisMachine, ApprovalForms.Trusting)
        );

        failed.Message.ShouldContain("Rotator:Approvals:TrustPlatformSignIn");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("False", HttpStatusCode.Forbidden)]
    [InlineData("True", HttpStatusCode.OK)]
    public async Task Dashboard_ByHeader_IsShownOnlyWhereThePlatformsMarkerIsSet(string? marker, HttpStatusCode expected)
    {
        var access = PlatformAuthentication.AccessBy(name => name == "WEBSITE_AUTH_ENABLED" ? marker : null);
        await using var world = await PagesWorld.StartAsync(access, ApprovalForms.Trusting);
        world.Http.SignIn("mallory@contoso.example", "operator");

        using var answer = await world.Http.GetAsync("/", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(expected);
    }
}
