using System.Net;
using System.Text.RegularExpressions;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>A held secret says so, and a person who may operate releases it.</summary>
public sealed partial class HoldPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secret_Held_SaysThatNothingOldIsDeleted()
    {
        await using var world = await PagesWorld.StartAsync();
        var secret = await world.HoldAsync("reporting");
        world.Put("free", endsInDays: 85);

        var page = await world.GetAsync(AddressOf(secret));

        page.Text.ShouldContain("is held until somebody releases it");
        page.Text.ShouldContain("it is not deleted before somebody releases the secret.");
        page.Body.ShouldContain("/release?secret=");
        var free = await world.GetAsync(AddressOf(secret with { Name = "free" }));
        free.Text.ShouldNotContain("is held");
        free.Text.ShouldContain("is deleted on ");
        var dashboard = await world.GetAsync("/");
        dashboard.Text.ShouldContain("1 secret is held: nothing old is deleted");
        (await world.GetAsync("/plan?days=365")).Text.ShouldContain("Old one dies");
    }

    [Theory]
    [InlineData("/start?secret=")]
    [InlineData("/rotate?secret=")]
    public async Task Rotate_Held_SaysThatTheOldOneIsKept(string address)
    {
        await using var world = await PagesWorld.StartAsync();
        var secret = await world.HoldAsync("reporting");

        var page = await world.GetAsync($"{address}{Uri.EscapeDataString(secret.ToString())}");

        page.Text.ShouldContain("The old credential is kept: the secret is held");
        page.Text.ShouldNotContain("The old credential is deleted, and it is proved");
    }

    [Theory]
    [InlineData("/release?secret=")]
    [InlineData("/release?all=true&q=report&ignored=")]
    public async Task Release_Confirmed_TakesTheHoldOff(string address)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var secret = await world.HoldAsync("reporting");
        world.SignIn("ann@contoso.example", "operator");

        var page = await world.GetAsync($"{address}{Uri.EscapeDataString(secret.ToString())}");
        var answer = await world.PostAsync("/release", page.Form().Append(new("why", "all moved")));

        page.Text.ShouldContain("Release 1 secret?");
        answer.Text.ShouldContain("1 secret released.");
        world.Vault.Vault.Latest("reporting")!.Tags.ContainsKey(ManagedTags.Hold).ShouldBeFalse();
        var record = await world.Get<Application.Retiring.ReleaseRecords>().FindAsync(secret, Ct);
        (record!.By, record.Why).ShouldBe(("ann@contoso.example", "all moved"));
    }

    [Fact]
    public async Task Release_FormOfAnotherSecretOrWithoutProof_ReleasesNothing()
    {
        await using var world = await PagesWorld.StartAsync();
        var secret = await world.HoldAsync("reporting");
        var other = await world.HoldAsync("payroll");
        var form = (await world.GetAsync($"/release?secret={Uri.EscapeDataString(secret.ToString())}")).Form();
        form["secret"] = other.ToString();

        (await world.PostAsync("/release", form)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await world.PostAsync("/release", [new("secret", other.ToString())])).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );

        world.Vault.Vault.Latest("payroll")!.Tags.ContainsKey(ManagedTags.Hold).ShouldBeTrue();
    }

    [Fact]
    public async Task ReleaseAndRetire_Reader_MayNot()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var secret = await world.HoldAsync("reporting");
        await world.LeaveAsync(secret);
        world.SignIn("eve@contoso.example", "reader");
        var name = Uri.EscapeDataString(secret.ToString());

        (await world.GetAsync($"/release?secret={name}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await world.GetAsync($"/retire?secret={name}&credential=old")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await world.PostAsync("/release", [new("secret", secret.ToString())])).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await world.GetAsync(AddressOf(secret))).Body.ShouldNotContain("/release?");
        (await world.GetAsync("/left")).Body.ShouldNotContain("/retire?");
    }

    [Fact]
    public async Task Retire_HeldSecret_SaysWhyNothingWasDeleted()
    {
        await using var world = await PagesWorld.StartAsync();
        var secret = await world.HoldAsync("reporting");
        await world.LeaveAsync(secret);
        var link = RetireLink().Match((await world.GetAsync("/left")).Body).Groups["link"].Value;
        (await world.GetAsync(AddressOf(secret))).Body.ShouldContain(link);
        var page = await world.GetAsync(WebUtility.HtmlDecode(link));
        page.Text.ShouldContain("Delete credential old?");

        var answer = await world.PostAsync("/retire", page.Form());

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("is held until somebody releases it");
        (await world.Get<CredentialRegister>().ListLeftAsync(Ct)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/release?secret=nobody")]
    [InlineData("/release")]
    [InlineData("/retire?secret=nobody&credential=x")]
    [InlineData("/retire")]
    public async Task Pages_NothingOfTheKind_NotFound(string address)
    {
        await using var world = await PagesWorld.StartAsync();

        (await world.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("href=\"(?<link>/retire[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RetireLink();

    private static string AddressOf(SecretReference secret) => $"/secrets/{secret.Vault.Authority}/{secret.Name}";
}
