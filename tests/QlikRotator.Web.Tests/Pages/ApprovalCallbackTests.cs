using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

public sealed class ApprovalCallbackTests
{
    private const string Key = "callback-key-canary";

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

    private static async Task<PagesWorld> WorldAsync()
    {
        var world = await PagesWorld.StartAsync(
            PageAccess.SignedIn,
            new KeyValuePair<string, string?>("Rotator:Approvals:CallbackSecret", "flow-key")
        );
        world.Vault.Vault.SetSecret("flow-key", Key);
        return world;
    }

    private static string Body(ApprovalRecord asked, string person) =>
        JsonSerializer.Serialize(
            new
            {
                approvalId = asked.ApprovalId,
                decision = "approve",
                person,
                reason = "from the card",
            }
        );

    private static async Task<PagesWorld.Answer> SendAsync(
        PagesWorld world,
        ApprovalRecord asked,
        string body,
        string key = Key,
        int seconds = 0,
        Func<string, string>? change = null
    )
    {
        var timestamp = $"{Question.Start.ToUnixTimeSeconds() + seconds}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        return await world.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/api/approvals/{asked.ApprovalId}")
            {
                Content = new StringContent(change?.Invoke(body) ?? body, Encoding.UTF8, "application/json"),
                Headers =
                {
                    { "X-Rotator-Timestamp", timestamp },
                    { "X-Rotator-Signature", $"sha256={Convert.ToHexStringLower(signature)}" },
                },
            }
        );
    }

    private static string? Field(PagesWorld.Answer answer, string name)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
