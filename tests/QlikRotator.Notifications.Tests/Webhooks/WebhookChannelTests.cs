using System.Text;
using System.Text.Json;
using QlikRotator.TestSupport.Approvals;
using StandardWebhooks;

namespace QlikRotator.Notifications.Tests.Webhooks;

public sealed class WebhookChannelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_Signed_ReceiverComputesTheSameSignature()
    {
        await using var world = await NotifierWorld.StartAsync();

        await world.AskAsync(NotifierWorld.Policy("webhook"));

        var hook = world.Teams.Hooks.Single();
        hook.Header("webhook-timestamp").ShouldBe($"{Question.Start.ToUnixTimeSeconds()}");
        hook.Header("webhook-id").ShouldBe(hook.Header("X-Rotator-Delivery"));
        var expected = new StandardWebhook(NotifierWorld.SigningKey).Sign(
            hook.Header("webhook-id"),
            Question.Start,
            Encoding.UTF8.GetString(hook.Body)
        );
        hook.Header("webhook-signature").ShouldBe(expected);
        using var body = JsonDocument.Parse(hook.Body);
        body.RootElement.GetProperty("purpose").GetString().ShouldBe("notice");
        body.RootElement.GetProperty("recipient").GetString().ShouldBe("webhook");
        world.Written().ShouldNotContain(NotifierWorld.SigningKey);
    }

    [Fact]
    public async Task Ask_Body_NamesTheTransitionAndCarriesNoToken()
    {
        await using var world = await NotifierWorld.StartAsync();

        var asked = await world.AskAsync(NotifierWorld.Policy("webhook"));

        var hook = world.Teams.Hooks.Single();
        using var body = JsonDocument.Parse(hook.Body);
        body.RootElement.GetProperty("event").GetString().ShouldBe("approval-needed");
        body.RootElement.GetProperty("rotationId").GetString().ShouldBe(asked.Request.RotationId);
        body.RootElement.GetProperty("approvalId").GetString().ShouldBe(asked.ApprovalId);
        body.RootElement.GetProperty("secret").GetString().ShouldBe("reporting");
        body.RootElement.GetProperty("page").GetString().ShouldEndWith($"/api/approvals/{asked.ApprovalId}");
        hook.Header("X-Rotator-Event").ShouldBe("approval-needed");
    }

    [Fact]
    public async Task Ask_AnswerLost_SentAgainUnderTheSameDeliveryId()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Teams.Faults.LoseAnswer();

        await world.AskAsync(NotifierWorld.Policy("webhook"));

        world.Teams.Hooks.Count.ShouldBe(2);
        world.Teams.Hooks.Select(hook => hook.Header("X-Rotator-Delivery")).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")]
    [InlineData("whsec_not base64")]
    public async Task Ask_KeyThatIsShortOrNone_NothingIsSent(string key)
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values["hook-key"] = key;

        var asked = await world.AskAsync(NotifierWorld.Policy("webhook"));

        world.Teams.Hooks.ShouldBeEmpty();
        (await world.FailuresAsync(asked)).Single().ShouldContain("BadSigningKey");
    }

    [Fact]
    public async Task Ask_SigningSecretMissing_NothingIsSentUnsigned()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values.Remove("hook-key");

        var asked = await world.AskAsync(NotifierWorld.Policy("webhook"));

        world.Teams.Hooks.ShouldBeEmpty();
        (await world.FailuresAsync(asked)).Single().ShouldContain("SigningSecretUnreadable");
    }
}
