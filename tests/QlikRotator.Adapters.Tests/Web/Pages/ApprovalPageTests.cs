using System.Net;
using QlikRotator.Adapters.Tests.Approvals;
using QlikRotator.Adapters.Web.Pages;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Adapters.Tests.Web.Pages;

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
            "You answer as <strong>ann@contoso.example</strong>",
            "Would be deleted",
            "<p class=\"id\">old-hint</p>",
            "oauth-client-secret at acme.eu.qlikcloud.com",
            "in use since 2025-12-12 08:00 UTC",
            "<p class=\"id\">new-hint</p>",
            "issued 2026-03-02 02:00 UTC",
            "ends 2026-05-25 08:00 UTC",
            "<dt>Asked for by</dt><dd>sweep</dd>",
            "Health, checked 2026-03-02 08:00 UTC",
            "The tenant took it.",
            "data-connection:one",
            "has the new value",
            "The connection works.",
            "<dt>Why now</dt><dd>the policy&#x27;s age or the value&#x27;s end is near</dd>",
            "2026-03-05 08:00 UTC",
            "old and new are both kept, and a person is told",
            "0 of 1 approvals so far",
        ];
        foreach (var text in shown)
        {
            page.Body.ShouldContain(text, Case.Sensitive);
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
        (await ApproveAsync(world, link)).Body.ShouldContain("You approved");
    }

    [Fact]
    public async Task Post_Approve_RecordedNotedAndNudged()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();

        var answer = await ApproveAsync(world, await world.LinkAsync(asked, Question.Bob), "looks <b>good</b>");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.ShouldContain("<h1>You approved</h1>");
        answer.Body.ShouldContain("looks &lt;b&gt;good&lt;/b&gt;");
        var decision = (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Single();
        decision.ShouldBe(new ApprovalDecision(Question.Bob, true, "looks <b>good</b>", Question.Start, "link"));
        world.Host.Nudged.ShouldBe([asked.Request.RotationId]);
    }

    [Fact]
    public async Task Post_Again_ShowsWhatWasRecorded()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync(Question.Policy with { ApprovalsNeeded = 2 });
        var link = await world.LinkAsync(asked, Question.Bob);
        var form = (await world.GetAsync(link)).Form();
        await world.PostAsync(link, form.Append(new("decision", "approve")));

        var again = await world.PostAsync(link, form.Append(new("decision", "reject")).Append(new("reason", "changed my mind")));

        again.Body.ShouldContain("You have answered before");
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Single().Approves.ShouldBeTrue();
        var page = await world.GetAsync(link);
        page.Body.ShouldContain("you approved this on");
        page.Body.ShouldNotContain("<form");
    }

    [Fact]
    public async Task Post_RejectWithoutReason_AskedForOne()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();
        var link = await world.LinkAsync(asked, Question.Ann);

        var answer = await world.PostAsync(link, (await world.GetAsync(link)).Form(1).Append(new("decision", "reject")));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Body.ShouldContain("role=\"alert\"");
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
        (
            await world.PostAsync(link, answer.Form(1).Append(new("decision", "reject")).Append(new("reason", "not now")))
        ).Body.ShouldContain("<h1>You rejected</h1>");
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("made-up")]
    [InlineData("somebody-elses")]
    [InlineData("another-question")]
    [InlineData("too-old")]
    public async Task Post_FormNotFromThisPage_NothingRecorded(string kind)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync(Question.Policy with { ApprovalTimeout = TimeSpan.FromDays(9) });
        var link = await world.LinkAsync(asked, Question.Ann);
        var proofs = world.Get<FormProof>();
        var form = (await world.GetAsync(link)).Form();
        form["proof"] = kind switch
        {
            "missing" => "",
            "made-up" => $"{Question.Start.AddHours(1).ToUnixTimeSeconds()}.{new string('0', 64)}",
            "somebody-elses" => await proofs.MakeAsync($"approval {asked.ApprovalId}", Question.Bob, Ct),
            "another-question" => await proofs.MakeAsync("approval other", Question.Ann, Ct),
            _ => form["proof"],
        };
        world.Time.Advance(kind == "too-old" ? TimeSpan.FromHours(3) : TimeSpan.Zero);

        var answer = await world.PostAsync(link, form.Append(new("decision", "approve")));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden, 0)]
    [InlineData("same-site", HttpStatusCode.Forbidden, 0)]
    [InlineData("same-origin", HttpStatusCode.OK, 1)]
    public async Task Post_FromAnotherSite_Refused(string site, HttpStatusCode status, int decisions)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();
        var link = await world.LinkAsync(asked, Question.Ann);
        var form = (await world.GetAsync(link)).Form().Append(new("decision", "approve"));

        var answer = await world.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, link)
            {
                Content = new FormUrlEncodedContent(form),
                Headers = { { "Sec-Fetch-Site", site } },
            }
        );

        answer.Status.ShouldBe(status);
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Count.ShouldBe(decisions);
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

        (await world.GetAsync(link)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
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
    public async Task Get_AtThisMachineWithoutLink_MayReadButNotAnswer()
    {
        await using var world = await PagesWorld.StartAsync();
        var asked = await world.AskAsync();

        var page = await world.GetAsync($"/api/approvals/{asked.ApprovalId}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldContain("old-hint");
        page.Body.ShouldNotContain("<form");
        (await world.PostAsync($"/api/approvals/{asked.ApprovalId}", [new("decision", "approve")])).Body.ShouldContain(
            "not taken"
        );
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sweep", 1)]
    [InlineData("the same person", 0)]
    public async Task Post_AtThisMachineByOneWhomThePolicyNames_RecordedUnlessTheyAsked(string requestedBy, int decisions)
    {
        await using var world = await PagesWorld.StartAsync();
        var here = $"{Environment.UserName}@{Environment.MachineName}";
        var policy = Question.Policy with { Approvers = [Question.Ann, here] };
        var asked = await world.AskAsync(policy, requestedBy == "sweep" ? requestedBy : here);
        var address = $"/api/approvals/{asked.ApprovalId}";

        var page = await world.GetAsync(address);
        var form = page.Body.Contains("<form", StringComparison.Ordinal) ? page.Form() : [];
        form["decision"] = "approve";
        await world.PostAsync(address, form);

        page.Status.ShouldBe(HttpStatusCode.OK);
        var recorded = (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions;
        recorded.Count.ShouldBe(decisions);
        recorded.ShouldAllBe(one => one.By == here && one.Via == "this machine");
    }

    [Fact]
    public async Task Post_SignedInApprover_RecordedUnderTheirName()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, Trusting);
        var asked = await world.AskAsync();
        world.SignIn("Bob@contoso.example");

        var answer = await ApproveAsync(world, $"/api/approvals/{asked.ApprovalId}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var decision = (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Single();
        decision.By.ShouldBe("Bob@contoso.example");
        decision.Via.ShouldBe("sign-in");
    }

    [Fact]
    public async Task Get_ForgedSignInHeader_Ignored()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();
        world.SignIn(Question.Bob, "approver", "operator");

        (await world.GetAsync($"/api/approvals/{asked.ApprovalId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await world.GetAsync("/")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Get_SignedInAsSomebodyElse_LinkIsNotTheirs()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, Trusting);
        var asked = await world.AskAsync();
        var link = await world.LinkAsync(asked, Question.Ann);
        world.SignIn(Question.Bob);

        var page = await world.GetAsync(link);

        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Body.ShouldContain("sent to somebody else");
    }

    [Fact]
    public async Task Get_SignedInStranger_NothingUnlessAReader()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, Trusting);
        var asked = await world.AskAsync();
        world.SignIn("eve@contoso.example");
        (await world.GetAsync($"/api/approvals/{asked.ApprovalId}")).Body.ShouldNotContain("old-hint");

        world.SignIn("eve@contoso.example", "reader");
        var page = await world.GetAsync($"/api/approvals/{asked.ApprovalId}");

        page.Body.ShouldContain("old-hint");
        page.Body.ShouldContain("is not among the approvers");
        page.Body.ShouldNotContain("<form");
    }

    [Fact]
    public async Task Get_Requester_ToldThatSomebodyElseMustAnswer()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, Trusting);
        var asked = await world.AskAsync(requestedBy: Question.Ann);
        world.SignIn(Question.Ann, "approver");

        var page = await world.GetAsync($"/api/approvals/{asked.ApprovalId}");

        page.Body.ShouldContain("somebody else must answer");
        page.Body.ShouldNotContain("<form");
    }

    [Fact]
    public async Task Post_VaultChangedSince_VoidAndSaidSo()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();
        var link = await world.LinkAsync(asked, Question.Ann);
        var form = (await world.GetAsync(link)).Form();
        world.Put("reporting");

        var answer = await world.PostAsync(link, form.Append(new("decision", "approve")));

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Body.ShouldContain("This request is void");
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
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
    public async Task Post_OtherContent_NotUnderstood()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var link = await world.LinkAsync(await world.AskAsync(), Question.Ann);

        var answer = await world.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, link) { Content = new StringContent("decision=approve") }
        );

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    internal static KeyValuePair<string, string?> Trusting => new("Rotator:Approvals:TrustPlatformSignIn", "true");

    private static async Task<PagesWorld.Answer> ApproveAsync(PagesWorld world, string address, string? comment = null)
    {
        var form = (await world.GetAsync(address)).Form();
        return await world.PostAsync(
            address.Split('?')[0],
            form.Append(new("decision", "approve")).Append(new("reason", comment ?? ""))
        );
    }
}
