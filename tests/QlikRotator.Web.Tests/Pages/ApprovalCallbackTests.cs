using System.Net;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.SignIn;
using static QlikRotator.Web.Tests.Pages.Flow;

namespace QlikRotator.Web.Tests.Pages;

public sealed class ApprovalCallbackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_Signed_RecordedForThePersonTheFlowNames()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();

        var answer = await SendAsync(world, asked, Body(asked, Question.Cy));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        Field(answer, "answer").ShouldBe("Recorded");
        Field(answer, "verdict").ShouldBe("Approved");
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!
            .Decisions.Single()
            .ShouldBe(
                new ApprovalDecision(Question.Cy, true, "from the card", Question.Start, "flow")
                {
                    ClaimedBy = "a flow that has the callback key",
                }
            );
    }

    [Fact]
    public async Task Post_CaughtAndSentAgain_NothingNew()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync(Question.Policy with { ApprovalsNeeded = 2 });
        await SendAsync(world, asked, Body(asked, Question.Cy));

        Field(await SendAsync(world, asked, Body(asked, Question.Cy)), "answer").ShouldBe("AnsweredBefore");

        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("wrong key", 0, HttpStatusCode.Unauthorized)]
    [InlineData(Key, -301, HttpStatusCode.Unauthorized)]
    [InlineData(Key, 301, HttpStatusCode.Unauthorized)]
    [InlineData(Key, -299, HttpStatusCode.OK)]
    [InlineData(Key, 299, HttpStatusCode.OK)]
    public async Task Post_KeyAndAge_OnlyTheRightKeyWithinFiveMinutes(string key, int seconds, HttpStatusCode status)
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();

        (await SendAsync(world, asked, Body(asked, Question.Cy), key, seconds)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Post_BodyChangedOnTheWay_Refused()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();

        var answer = await SendAsync(
            world,
            asked,
            Body(asked, Question.Cy),
            change: body => body.Replace("approve\"", "reject\"")
        );

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_SignedForAnotherRequest_Refused()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();
        var other = asked with { ApprovalId = $"{asked.Request.RotationId}-{new string('0', 20)}" };

        var answer = await SendAsync(world, asked, Body(other, Question.Cy));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        Field(answer, "code").ShouldBe("OtherRequest");
    }

    [Theory]
    [InlineData("eve@contoso.example", "NotAnApprover")]
    [InlineData(Question.Ann, "RequesterMayNotApprove")]
    public async Task Post_PersonWhoMayNot_Refused(string person, string code)
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync(requestedBy: Question.Ann);

        var answer = await SendAsync(world, asked, Body(asked, person));

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        Field(answer, "code").ShouldBe(code);
    }

    [Fact]
    public async Task Post_NoSecretConfigured_Refused()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);
        var asked = await world.AskAsync();

        Field(await SendAsync(world, asked, Body(asked, Question.Cy)), "code").ShouldBe("CallbackNotConfigured");
    }

    [Theory]
    [InlineData("""{"approvalId":"ID","decision":"maybe","person":"cy@contoso.example"}""")]
    [InlineData("""{"approvalId":"ID","decision":"approve"}""")]
    [InlineData("null")]
    [InlineData("[")]
    public async Task Post_SignedNonsense_BadRequest(string body)
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();

        var answer = await SendAsync(world, asked, body.Replace("ID", asked.ApprovalId));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_ReasonThatIsTooLong_IsRecordedShortened()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();

        await SendAsync(world, asked, Body(asked, Question.Cy).Replace("from the card", new string('x', 5_000)));

        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Single().Why!.Length.ShouldBe(500);
    }
}
