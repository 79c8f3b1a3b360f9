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
    private const string Key = "callback-key-canary-of-32-bytes-or-more";

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

    [Theory]
    [InlineData("sha256=short", 0, null)]
    [InlineData(null, -301, null)]
    [InlineData(null, 0, "no-such-request-00000000000000000000")]
    public async Task Post_WhatIsWrongAtAGlance_MakesNoReadOfTheVault(string? signature, int seconds, string? id)
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();
        var about = id is null ? asked : asked with { ApprovalId = id };
        var before = world.Vault.Requests.Count;

        var answer = await SendAsync(world, about, Body(about, Question.Cy), seconds: seconds, signature: signature);

        ((int)answer.Status).ShouldBeInRange(400, 499);
        world.Vault.Requests.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Post_ManyWithAWrongKey_AreOneReadOfTheVaultInHalfAMinute()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();
        await SendAsync(world, asked, Body(asked, Question.Cy), key: "wrong key");
        var once = Reads(world);

        for (var call = 0; call < 5; call++)
        {
            await SendAsync(world, asked, Body(asked, Question.Cy), key: "wrong key");
        }

        once.ShouldBeGreaterThan(0);
        Reads(world).ShouldBe(once);
        world.Vault.Vault.SetSecret("flow-key", "another-key-of-32-bytes-or-more-in-all");
        world.Time.Advance(TimeSpan.FromSeconds(31));
        var answer = await SendAsync(
            world,
            asked,
            Body(asked, Question.Cy),
            key: "another-key-of-32-bytes-or-more-in-all",
            seconds: 31
        );
        answer.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_KeyShorterThan32Bytes_IsNotBelieved()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();
        world.Vault.Vault.SetSecret("flow-key", "short");

        var answer = await SendAsync(world, asked, Body(asked, Question.Cy), key: "short");

        Field(answer, "code").ShouldBe("CallbackSecretTooShort");
    }

    [Fact]
    public async Task Post_ReasonThatIsTooLong_IsRecordedShortened()
    {
        await using var world = await WorldAsync();
        var asked = await world.AskAsync();

        await SendAsync(world, asked, Body(asked, Question.Cy).Replace("from the card", new string('x', 5_000)));

        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Single().Why!.Length.ShouldBe(500);
    }

    private static int Reads(PagesWorld world) =>
        world.Vault.Requests.Count(one => one.Path.Contains("flow-key", StringComparison.Ordinal));

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
        Func<string, string>? change = null,
        string? signature = null
    )
    {
        var timestamp = $"{Question.Start.ToUnixTimeSeconds() + seconds}";
        var computed = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(key),
            Encoding.UTF8.GetBytes($"approval-callback.{timestamp}.{body}")
        );
        return await world.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/api/approvals/{asked.ApprovalId}")
            {
                Content = new StringContent(change?.Invoke(body) ?? body, Encoding.UTF8, "application/json"),
                Headers =
                {
                    { "X-Rotator-Timestamp", timestamp },
                    { "X-Rotator-Signature", signature ?? $"sha256={Convert.ToHexStringLower(computed)}" },
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
