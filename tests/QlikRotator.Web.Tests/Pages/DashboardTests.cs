using System.Net;
using System.Text.RegularExpressions;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Tests.Pages;

public sealed partial class DashboardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_Secrets_OneLineEachMostUrgentFirst()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("fine", endsInDays: 85);
        world.Put("due", endsInDays: 10, ageInDays: 80);
        world.Put("expired", endsInDays: -1);
        world.Vault.Vault.SetSecret("broken", "x", new Dictionary<string, string> { [ManagedTags.Source] = "api-key" });
        world.Vault.Vault.SetSecret("unmanaged", "x");

        var page = await world.GetAsync("/");

        Names(page).ShouldBe(["expired", "broken", "due", "fine"]);
        page.Body.ShouldContain("4 of 4 secrets");
        page.Body.ShouldContain("80 of 90 days");
        page.Body.ShouldContain("<strong>1</strong> due</a>");
        page.Body.ShouldContain("tag qlik-tenant is missing or empty");
        page.Body.ShouldNotContain("canary");
        page.Header("Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task Get_Secrets_OffersForManyWhatMayBeDoneToOne()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("one");

        var page = await world.GetAsync("/");

        foreach (var what in (string[])["pause", "resume", "approve", "reject", "cancel"])
        {
            page.Body.ShouldContain($"formaction=\"/bulk/{what}\"");
        }
    }

    [Fact]
    public async Task Get_SecretOverwrittenWithoutTags_StandsInTheListAsLost()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("fine", endsInDays: 85);
        world.Put("strayed", endsInDays: 85);
        await world.Get<KnownSecrets>().MeetAsync(new KnownSecret(new(world.Vault.Address, "strayed"), "api-key", "1111"), Ct);
        world.Vault.Vault.SetSecret("strayed", "somebody's own");

        var page = await world.GetAsync("/");
        Names(page).ShouldBe(["strayed", "fine"]);
        page.Body.ShouldContain("<strong>1</strong> lost</a>");
        page.Body.ShouldContain("Adopt it again");
        var own = await world.GetAsync($"/secrets/{world.Vault.Address.Authority}/strayed");
        own.Body.ShouldContain("Adopt it again");
        (await world.GetAsync("/plan")).Body.ShouldContain("strayed is lost.");
    }

    [Fact]
    public async Task Get_AlarmsThatAreOn_StandAboveTheListWithWhatToDo()
    {
        await using var world = await PagesWorld.StartAsync();
        var strayed = new SecretReference(world.Vault.Address, "strayed");
        var alarm = new Alarm(AlarmKind.Drift, strayed, new("TagsLost", "Version <2> came without tags."));
        (await world.GetAsync("/")).Body.ShouldNotContain("Needs somebody");
        await world.Get<AlarmStore>().BeginAsync(alarm, Ct);

        var page = await world.GetAsync("/");

        page.Body.ShouldContain("strayed was changed by somebody else");
        page.Body.ShouldContain("Version &lt;2&gt; came without tags.");
        page.Body.ShouldContain("Then adopt it (command");
    }

    [Theory]
    [InlineData("q=ALPH", "alpha,alphabet")]
    [InlineData("q=client-of-beta", "beta")]
    [InlineData("tenant=globex.us.qlikcloud.com", "beta")]
    [InlineData("family=api-key", "alphabet")]
    [InlineData("state=due", "alpha")]
    [InlineData("state=nonsense", "alpha,alphabet,beta")]
    [InlineData("q=alpha&family=oauth-client-secret&state=fine", "")]
    [InlineData("q=%3Cscript%3E", "")]
    public async Task Get_Filter_OnlyWhatMatches(string query, string expected)
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("alpha", endsInDays: 10, ageInDays: 80);
        world.Put("alphabet", source: "api-key", endsInDays: 80);
        world.Put("beta", tenant: "globex.us.qlikcloud.com", endsInDays: 85);

        var page = await world.GetAsync($"/?{query}");

        Names(page).Order(StringComparer.Ordinal).ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
        page.Body.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Get_ManySecrets_InPagesWithTheFilterKept()
    {
        await using var world = await PagesWorld.StartAsync();
        for (var number = 0; number < 120; number++)
        {
            world.Put($"many-{number:D3}", endsInDays: 85);
        }

        world.Put("other", endsInDays: 85);

        var second = await world.GetAsync("/?q=many&page=2");

        Names(second).Count.ShouldBe(50);
        Names(second)[0].ShouldBe("many-050");
        second.Body.ShouldContain("Page 2 of 3");
        second.Body.ShouldContain("href=\"/?q=many&amp;page=3\"");
        Names(await world.GetAsync("/?q=many&page=99")).Count.ShouldBe(20);
    }

    [Fact]
    public async Task Get_TwoReadersAtOnce_OneListing()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("one");
        await world.GetAsync("/");
        var before = Listings(world);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.GetAsync("/")));

        Listings(world).ShouldBe(before);
        world.Time.Advance(TimeSpan.FromSeconds(3));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => world.GetAsync("/")));
        Listings(world).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Get_VaultDown_SaysThatTheListIsNotComplete()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("one");
        world.Vault.Faults.Outage();

        var page = await world.GetAsync("/");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldContain("The list is not complete");
        page.Body.ShouldNotContain("No secret carries");
        (await world.GetAsync("/plan")).Body.ShouldNotContain("Nothing falls due");
    }

    [Fact]
    public async Task Plan_Secrets_ByDay()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("soon", endsInDays: 45);
        world.Put("later", endsInDays: 300);

        var page = await world.GetAsync("/plan");

        page.Body.ShouldContain("<p>1 rotation.</p>");
        page.Body.ShouldContain("soon");
        page.Body.ShouldNotContain("later");
    }

    private static List<string> Names(PagesWorld.Answer page) =>
        [.. Name().Matches(page.Body).Select(one => one.Groups["name"].Value)];

    private static int Listings(PagesWorld world) => world.Vault.Requests.Count(one => one is { Path: "/secrets", Status: 200 });

    [GeneratedRegex(
        "<th scope=\"row\">(?:<a [^>]*>)?(?<name>[^<]+)(?:</a>)?<br>",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Name();
}
