using System.Net;
using System.Text.RegularExpressions;
using QlikRotator.Application.Watching;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>The dashboard's list: order, groups, downloads, and several at once.</summary>
public sealed partial class EstateListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sort=name", "alpha,beta,gamma")]
    [InlineData("sort=name&down=true", "gamma,beta,alpha")]
    [InlineData("sort=due", "beta,gamma,alpha")]
    [InlineData("sort=tenant", "alpha,beta,gamma")]
    [InlineData("sort=age&down=true", "beta,gamma,alpha")]
    [InlineData("sort=nonsense", "beta,gamma,alpha")]
    public async Task Get_Sorted_InThatOrder(string query, string expected)
    {
        await using var world = await FilledAsync();

        string.Join(',', Names(await world.GetAsync($"/?{query}"))).ShouldBe(expected);
    }

    [Fact]
    public async Task Get_Grouped_OneHeadingEachWithItsCount()
    {
        await using var world = await FilledAsync();

        var page = await world.GetAsync("/?group=tenant");

        page.Text.ShouldContain("acme.eu.qlikcloud.com 2 secrets");
        page.Text.ShouldContain("globex.us.qlikcloud.com 1 secret ");
        Names(page).ShouldBe(["beta", "alpha", "gamma"]);
        page.Body.ShouldContain("href=\"/?group=Tenant&amp;sort=Expires\"");
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    public async Task Export_Filtered_ThatAndNothingElse(string format, string type)
    {
        await using var world = await FilledAsync();

        var file = await world.GetAsync($"/secrets/export?format={format}&family=oauth-client-secret");

        file.Header("Content-Type").ShouldStartWith(type);
        file.Header("Content-Disposition").ShouldContain("attachment");
        file.Body.ShouldContain("alpha");
        file.Body.ShouldNotContain("beta");
        file.Body.ShouldNotContain("canary");
    }

    [Fact]
    public async Task Looks_DoneAndLate_StandOnTop()
    {
        await using var world = await FilledAsync();
        await world.Get<LookStore>().RecordAsync(LookKind.Watchdog, 0, Ct);
        (await world.GetAsync("/")).Text.ShouldNotContain(", late");

        world.Time.Advance(TimeSpan.FromHours(3));
        var page = await world.GetAsync("/");

        page.Text.ShouldContain("Last sweep: not yet");
        page.Text.ShouldMatch("Watchdog: [^,]*, late");
    }

    [Fact]
    public async Task RotateMany_Confirmed_StartsEachAndSaysWhatCannotBe()
    {
        await using var world = await FilledAsync();
        world.Put("elsewhere", tenant: "nobody.eu.qlikcloud.com");
        var vault = world.Vault.Address.Authority;

        var asked = await world.GetAsync($"/rotate?secret={vault}/alpha&secret={vault}/beta&secret={vault}/elsewhere");

        asked.Text.ShouldContain("Rotate 2 secrets?");
        asked.Text.ShouldContain("is not configured. Add it to Rotator:Tenants");
        world.Host.Started.ShouldBeEmpty("the page asks first");
        var done = await world.PostAsync("/rotate", Fields(asked).Append(new("why", "Quarterly")));
        done.Text.ShouldContain("2 rotations started.");
        world.Host.Started.Values.Select(one => one.Subject.Name).ShouldBe(["alpha", "beta"], ignoreOrder: true);
        world.Time.Advance(TimeSpan.FromSeconds(3));
        (await world.GetAsync($"/rotate?secret={vault}/alpha")).Text.ShouldContain("Its rotation is under way.");
    }

    [Fact]
    public async Task RotateMany_OtherSecretsThanAskedAbout_NothingStarted()
    {
        await using var world = await FilledAsync();
        var vault = world.Vault.Address.Authority;
        var asked = await world.GetAsync($"/rotate?secret={vault}/alpha");

        var answer = await world.PostAsync("/rotate", Fields(asked).Append(new("secret", $"{vault}/beta")));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        world.Host.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task RotateMany_AllThatMatch_AreAskedAbout()
    {
        await using var world = await FilledAsync();

        (await world.GetAsync("/rotate?all=true&tenant=acme.eu.qlikcloud.com")).Text.ShouldContain("Rotate 2 secrets?");
        (await world.GetAsync("/?tenant=acme.eu.qlikcloud.com")).Text.ShouldContain("Rotate all 2 that match");
        (await world.GetAsync("/rotate")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RotateMany_Reader_MayNotAndSeesNoBoxes()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        world.Put("alpha");
        world.SignIn("ann@contoso.example", "reader");

        (await world.GetAsync("/")).Body.ShouldNotContain("type=\"checkbox\"");
        (await world.GetAsync($"/rotate?secret={world.Vault.Address.Authority}/alpha")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<PagesWorld> FilledAsync()
    {
        var world = await PagesWorld.StartAsync();
        world.Put("alpha", endsInDays: 80, ageInDays: 1);
        world.Put("beta", source: "api-key", endsInDays: 40, ageInDays: 30);
        world.Put("gamma", tenant: "globex.us.qlikcloud.com", endsInDays: 60, ageInDays: 5);
        return world;
    }

    private static List<KeyValuePair<string, string>> Fields(PagesWorld.Answer page) =>
        [
            .. Hidden()
                .Matches(page.Body)
                .Select(one => KeyValuePair.Create(one.Groups["name"].Value, WebUtility.HtmlDecode(one.Groups["value"].Value))),
        ];

    private static List<string> Names(PagesWorld.Answer page) =>
        [.. Name().Matches(page.Body).Select(one => one.Groups["name"].Value)];

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1_000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<th scope=\"row\"><a [^>]*>(?<name>[^<]+)</a>", RegexOptions.None, 1_000)]
    private static partial Regex Name();
}
