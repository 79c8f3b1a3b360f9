using System.Net;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>Who is in front of the page, and what that lets them do.</summary>
public sealed class ApprovalReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var asked = await world.AskAsync();
        world.SignIn("Bob@contoso.example", "approver");

        var answer = await world.ApproveAsync($"/api/approvals/{asked.ApprovalId}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var decision = (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Single();
        decision.By.ShouldBe(Question.Bob);
        decision.Via.ShouldBe("sign-in");
    }

    [Fact]
    public async Task Post_SignedInUnderAnApproversNameWithAnotherObjectId_NotTaken()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var asked = await world.AskAsync();
        world.Http.SignInAs(Question.Bob, Guid.NewGuid().ToString(), "approver", "reader");

        var page = await world.GetAsync($"/api/approvals/{asked.ApprovalId}");

        page.Body.ShouldContain("is not among the approvers");
        page.Body.ShouldNotContain("<form");
    }

    [Fact]
    public async Task Post_SignedInUnderANewNameWithTheApproversObjectId_RecordedAsThatApprover()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var asked = await world.AskAsync();
        world.Http.SignInAs("robert@contoso.example", PlatformSignIn.ObjectIdOf(Question.Bob), "approver");

        await world.ApproveAsync($"/api/approvals/{asked.ApprovalId}");

        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldHaveSingleItem().By.ShouldBe(Question.Bob);
    }

    [Fact]
    public async Task Get_SignedInWithoutAnObjectId_MayNotAnswer()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var asked = await world.AskAsync();
        world.Http.SignInAs(Question.Bob, objectId: null, "approver");

        (await world.GetAsync($"/api/approvals/{asked.ApprovalId}")).Body.ShouldNotContain("<form");
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
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
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
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var asked = await world.AskAsync();
        world.SignIn("eve@contoso.example");
        (await world.GetAsync($"/api/approvals/{asked.ApprovalId}")).Body.ShouldNotContain("old-hint");

        world.SignIn("eve@contoso.example", "reader");
        var page = await world.GetAsync($"/api/approvals/{asked.ApprovalId}");

        page.Body.ShouldContain("old-hint");
        page.Body.ShouldContain("is not among the approvers");
        page.Body.ShouldNotContain("<form");
    }
}
