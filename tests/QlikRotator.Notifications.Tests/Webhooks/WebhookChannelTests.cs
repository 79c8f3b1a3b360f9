using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QlikRotator.TestSupport.Approvals;

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
        var timestamp = hook.Header("X-Rotator-Timestamp")!;
        timestamp.ShouldBe($"{Question.Start.ToUnixTimeSeconds()}");
        var signed = Encoding.UTF8.GetBytes($"{timestamp}.").Concat(hook.Body).ToArray();
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(NotifierWorld.SigningKey), signed);
        hook.Header("X-Rotator-Signature").ShouldBe($"sha256={Convert.ToHexStringLower(expected)}");
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
