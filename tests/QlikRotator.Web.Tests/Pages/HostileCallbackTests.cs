using System.Net;
using QlikRotator.TestSupport.Approvals;
using static QlikRotator.Web.Tests.Pages.Flow;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>What anybody can send to the callback costs little and tells nothing.</summary>
public sealed class HostileCallbackTests
{
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

    private static int Reads(PagesWorld world) =>
        world.Vault.Requests.Count(one => one.Path.Contains("flow-key", StringComparison.Ordinal));
}
