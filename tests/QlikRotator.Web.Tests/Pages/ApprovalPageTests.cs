using System.Net;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>What the page of a request shows, and that showing it decides nothing.</summary>
public sealed class ApprovalPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_OwnLink_ShowsTheEvidenceAndWhoAnswers()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();

        var page = await world.GetAsync(await world.LinkAsync(asked, Question.Ann));

        page.Status.ShouldBe(HttpStatusCode.OK);
        string[] shown =
        [
            "May the old credential of reporting be deleted?",
            "You answer as ann@contoso.example",
            "Would be deleted",
            "old-hint",
            "oauth-client-secret at acme.eu.qlikcloud.com",
            "in use since 2025-12-12 08:00 UTC",
            "new-hint",
            "issued 2026-03-02 02:00 UTC",
            "ends 2026-05-25 08:00 UTC",
            "Started by The daily sweep: the value is due",
            "Health, checked 2026-03-02 08:00 UTC",
            "The tenant took it.",
            "Data connection (acme) data-connection:one",
            "has the value",
            "The connection works.",
            "2026-03-05 08:00 UTC",
            "Old and new are both kept, and a person is told",
            "0 of 1 approvals so far",
        ];
        foreach (var text in shown)
        {
            page.Text.ShouldContain(text, Case.Sensitive);
        }

        page.Body.ShouldNotContain("canary");
    }

    [Fact]
    public async Task Get_Always_KeepsToItself()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var page = await world.GetAsync(await world.LinkAsync(await world.AskAsync(), Question.Ann));

        page.Header("Content-Security-Policy").ShouldStartWith("default-src 'none'; style-src 'sha256-");
        page.Header("Content-Security-Policy").ShouldNotContain("unsafe");
        page.Header("Content-Security-Policy").ShouldEndWith("form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        page.Header("Referrer-Policy").ShouldBe("no-referrer");
        page.Header("Cache-Control").ShouldBe("no-store");
        page.Header("X-Content-Type-Options").ShouldBe("nosniff");
        page.Header("Set-Cookie").ShouldBeEmpty();
        page.Body.ShouldNotContain("<script");
        page.Body.ShouldNotContain("http://");
        page.Body.ShouldNotContain("https://");
    }

    [Fact]
    public async Task Get_LinkScanner_DecidesNothingAndUsesNothingUp()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();
        var link = await world.LinkAsync(asked, Question.Ann);
        var before = await world.StateAsync(asked);

        for (var visit = 0; visit < 12; visit++)
        {
            (await world.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
            var head = await world.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
            head.Status.ShouldBe(HttpStatusCode.OK);
            head.Body.ShouldBeEmpty();
            using var prefetch = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "Sec-Purpose", "prefetch" } } };
            (await world.SendAsync(prefetch)).Status.ShouldBe(HttpStatusCode.OK);
            (await world.GetAsync($"{link}&decision=approve")).Body.ShouldContain("Open. 0 of 1");
        }

        (await world.StateAsync(asked)).ShouldBe(before);
        world.Host.Nudged.ShouldBeEmpty();
        (await world.ApproveAsync(link)).Body.ShouldContain("You approved");
    }

    [Fact]
    public async Task Get_WrongLink_TellsNothingAndIsCounted()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();
        var link = await world.LinkAsync(asked, Question.Ann);
        for (var guess = 0; guess < ApprovalLinks.MostGuesses; guess++)
        {
            var page = await world.GetAsync($"/api/approvals/{asked.ApprovalId}?token=guess{guess}");
            page.Status.ShouldBe(HttpStatusCode.NotFound);
            page.Body.ShouldNotContain("reporting");
        }

        var more = await world.GetAsync($"/api/approvals/{asked.ApprovalId}?token=onemore");
        more.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await world.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("..%2f..%2frotations")]
    public async Task Get_NoSuchRequestOrNoLink_SamePage(string id)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();

        var page = await world.GetAsync($"/api/approvals/{(id.Length == 0 ? asked.ApprovalId : id)}");

        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Body.ShouldNotContain("reporting");
    }

    [Fact]
    public async Task Get_DeadlinePassed_NoForm()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var link = await world.LinkAsync(await world.AskAsync(), Question.Ann);
        world.Time.Advance(TimeSpan.FromDays(4));

        var page = await world.GetAsync(link);

        page.Body.ShouldContain("The time is over");
        page.Body.ShouldNotContain("<form");
    }

    [Fact]
    public async Task Get_Requester_ToldThatSomebodyElseMustAnswer()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var asked = await world.AskAsync(requestedBy: Question.Ann);
        world.SignIn(Question.Ann, "approver");

        var page = await world.GetAsync($"/api/approvals/{asked.ApprovalId}");

        page.Body.ShouldContain("somebody else must answer");
        page.Body.ShouldNotContain("<form");
    }
}
