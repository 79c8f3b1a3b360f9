using System.Net;
using System.Text.RegularExpressions;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>A rotation that a person starts from its page.</summary>
public sealed partial class StartPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Confirmed_StartsAndShowsTheRotation()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var secret = world.Put("reporting");
        world.SignIn("ann@contoso.example", "operator");
        var link = StartLink().Match((await world.GetAsync("/")).Body).Groups["link"].Value;
        var page = await world.GetAsync(WebUtility.HtmlDecode(link));
        page.Body.ShouldContain("Both credentials work side by side for 6.5 hours.");

        var answer = await world.PostAsync("/start", page.Form().Append(new("mode", "Routine")));

        answer.Status.ShouldBe(HttpStatusCode.SeeOther);
        var request = world.Host.Started.Values.Single();
        request.RequestedBy.ShouldBe("ann@contoso.example");
        request.Subject.ToSecret().ShouldBe(secret);
        answer.Header("Location").ShouldBe($"/rotations/{request.RotationId}");
        (await world.GetAsync(answer.Header("Location"))).Body.ShouldContain("Under way: Waiting to begin");
        (await world.GetAsync("/")).Body.ShouldContain("running");
    }

    [Fact]
    public async Task Start_Leak_StartsInThatMode()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("reporting");
        var page = await world.GetAsync("/start?secret=reporting");

        var unexplained = await world.PostAsync("/start", page.Form(1).Append(new("mode", "Leak")));
        unexplained.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unexplained.Body.ShouldContain("Say where the value leaked");
        world.Host.Started.ShouldBeEmpty();
        await world.PostAsync("/start", page.Form(1).Append(new("mode", "Leak")).Append(new("why", "seen in a build log")));

        var started = world.Host.Started.Values.Single();
        started.Mode.ShouldBe(RotationMode.Leak);
        (await world.GetAsync($"/rotations/{started.RotationId}")).Body.ShouldContain("seen in a build log");
    }

    [Fact]
    public async Task Start_WhileOneRuns_LinkToItAndNoForm()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("reporting");
        var form = (await world.GetAsync("/start?secret=reporting")).Form();
        await world.PostAsync("/start", form.Append(new("mode", "Routine")));
        var id = world.Host.Started.Values.Single().RotationId;
        await world.Ledger.ReportAsync(id, "Issue", Ct);

        var page = await world.GetAsync("/start?secret=reporting");

        page.Body.ShouldContain($"href=\"/rotations/{id}\"");
        page.Body.ShouldNotContain("<form");
    }

    [Fact]
    public async Task Start_FormOfAnotherSecret_NothingStarted()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("reporting");
        world.Put("payroll");
        var form = (await world.GetAsync("/start?secret=reporting")).Form();
        form["secret"] = "payroll";

        (await world.PostAsync("/start", form)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await world.PostAsync("/start", [new("secret", "reporting")])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        world.Host.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("%3Cscript%3E")]
    public async Task Start_UnknownSecret_NotFound(string name)
    {
        await using var world = await PagesWorld.StartAsync();

        var page = await world.GetAsync($"/start?secret={name}");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Body.ShouldNotContain("<script>");
    }

    [GeneratedRegex("href=\"(?<link>/start[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex StartLink();
}
