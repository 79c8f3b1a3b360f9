using System.Net;
using System.Net.Http.Json;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;
using QlikRotator.Web.SignIn;
using QlikRotator.Web.Tests.Pages;

namespace QlikRotator.Web.Tests.Api;

public sealed class HoldApiTests
{
    private const string Release = "/api/secrets/release";
    private const string Retire = "/api/left/retire";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Release_ByName_TakesTheHoldOff_AndRecordsWhoAndWhy()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var secret = await world.HoldAsync("reporting");
        world.SignIn("ann@contoso.example", "operator");

        var answer = await PostAsync(world, Release, new { secrets = new[] { "reporting" }, reason = "all moved" });

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        IsHeld(world).ShouldBeFalse();
        var record = await world.Get<ReleaseRecords>().FindAsync(secret, Ct);
        (record!.By, record.Why).ShouldBe(("ann@contoso.example", "all moved"));
    }

    [Fact]
    public async Task Release_NeitherNamesNorFilter_IsRefused()
    {
        await using var world = await PagesWorld.StartAsync();
        await world.HoldAsync("reporting");

        (await PostAsync(world, Release, new { })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        IsHeld(world).ShouldBeTrue();
    }

    [Fact]
    public async Task ReleaseAndRetire_Reader_MayNot()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        await world.LeaveAsync(await world.HoldAsync("reporting"));
        world.SignIn("eve@contoso.example", "reader");

        (await PostAsync(world, Release, new { all = true })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(world, Retire, new { secret = "reporting", credential = "old" })).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );

        IsHeld(world).ShouldBeTrue();
        (await world.Get<CredentialRegister>().ListLeftAsync(Ct)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("reporting", "old", HttpStatusCode.UnprocessableEntity, "\"Held\"")]
    [InlineData("reporting", "another", HttpStatusCode.NotFound, "\"NotLeft\"")]
    [InlineData("nobody", "old", HttpStatusCode.NotFound, "\"NotLeft\"")]
    [InlineData(null, null, HttpStatusCode.NotFound, "\"NotLeft\"")]
    public async Task Retire_HeldOrUnknown_DeletesNothing_AndSaysWhy(
        string? secret,
        string? credential,
        HttpStatusCode status,
        string code
    )
    {
        await using var world = await PagesWorld.StartAsync();
        await world.LeaveAsync(await world.HoldAsync("reporting"));

        var answer = await PostAsync(world, Retire, new { secret, credential });

        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain(code);
        (await world.Get<CredentialRegister>().ListLeftAsync(Ct)).ShouldHaveSingleItem();
    }

    private static bool IsHeld(PagesWorld world) => world.Vault.Vault.Latest("reporting")!.Tags.ContainsKey(ManagedTags.Hold);

    private static Task<PagesWorld.Answer> PostAsync(PagesWorld world, string path, object body) =>
        world.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) });
}
