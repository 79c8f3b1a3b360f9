using System.Net;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.Pages;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>What an answer has to bring, and what becomes of it.</summary>
public sealed class ApprovalAnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_Approve_RecordedNotedAndNudged()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();

        var answer = await world.ApproveAsync(await world.LinkAsync(asked, Question.Bob), "looks <b>good</b>");

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
    public async Task Post_OtherContent_NotUnderstood()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var link = await world.LinkAsync(await world.AskAsync(), Question.Ann);

        var answer = await world.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, link) { Content = new StringContent("decision=approve") }
        );

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }
}
