using System.Text.Json;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Telemetry;
using QlikRotator.Notifications.Tests.Mail;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.TestSupport.Telemetry;

namespace QlikRotator.Notifications.Tests.Teams;

public sealed class TeamsChannelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_ChannelThatManyRead_CardWithEvidenceAndAButtonWithoutToken()
    {
        await using var world = await NotifierWorld.StartAsync();

        var asked = await world.AskAsync(NotifierWorld.Policy("teams"));

        var card = world.Teams.Cards.Single().Card;
        Facts(card)["Old"].ShouldBe("old-hint, in use since 2025-12-12 08:00 UTC");
        Facts(card)["Tenant"].ShouldBe("acme.eu.qlikcloud.com");
        Button(card).ShouldBe($"https://rotator.contoso.example/app/api/approvals/{asked.ApprovalId}");
        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Links.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_ChatThatOneApproverReads_ButtonWithTheirToken()
    {
        await using var world = await NotifierWorld.StartAsync(channel => ReadBy(channel, Question.Bob));

        var asked = await world.AskAsync(NotifierWorld.Policy("teams"));

        var token = LinkIn.Token(new Uri(Button(world.Teams.Cards.Single().Card)))!;
        (await world.Links.TryAsync(asked.ApprovalId, token, Ct)).Approver.ShouldBe(Question.Bob);
    }

    [Fact]
    public async Task Ask_ChatOfSomebodyWhoMayNotApprove_NoToken()
    {
        await using var world = await NotifierWorld.StartAsync(channel => ReadBy(channel, NotifierWorld.Reader));

        await world.AskAsync(NotifierWorld.Policy("teams"));

        LinkIn.Token(new Uri(Button(world.Teams.Cards.Single().Card))).ShouldBeNull();
    }

    [Fact]
    public async Task Ask_TextThatLooksLikeALink_NoLinkOnTheCard()
    {
        await using var world = await NotifierWorld.StartAsync();

        await world.AskAsync(NotifierWorld.Policy("teams"), requestedBy: "[sign in](https://evil.example)");

        Facts(world.Teams.Cards.Single().Card)["Started by"].ShouldBe("[sign in] (https://evil.example)");
    }

    [Fact]
    public async Task Ask_EveryCard_ReferenceParserHasNothingAgainstIt()
    {
        await using var world = await NotifierWorld.StartAsync();

        await world.AskAsync(NotifierWorld.Policy("teams"));

        var seen = await ReferenceParser.ReadAsync(world.Teams.Cards.Single().Card, Ct);
        seen.Problems.ShouldBeEmpty();
        seen.Elements.ShouldBe(4);
        seen.Actions.ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    public async Task Ask_BusyTwice_DeliveredOnce(int status)
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Teams.Faults.Refuse(status, times: 2);

        var asked = await world.AskAsync(NotifierWorld.Policy("teams"));

        world.Teams.Cards.Count.ShouldBe(1);
        (await world.FailuresAsync(asked)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_BusyForLong_RecordedAfterThreeAttempts()
    {
        await using var world = await NotifierWorld.StartAsync();
        using var heard = new Heard(world.Meters, RotatorTelemetry.Name);
        world.Teams.Faults.Refuse(503, times: 3);

        var asked = await world.AskAsync(NotifierWorld.Policy("teams"));

        heard.Measurements.Single(one => one.Instrument == "rotator.notices.undelivered").Tags["channel"].ShouldBe("teams");
        world.Teams.Cards.ShouldBeEmpty();
        world.Teams.Faults.Active.ShouldBeEmpty();
        (await world.FailuresAsync(asked))
            .Single()
            .ShouldBe(
                "approval-needed through teams to everybody: Busy: The address in the secret 'teams-webhook' answered 503."
            );
    }

    [Fact]
    public async Task Ask_AsksForALongPause_NotWaitedFor()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Teams.Faults.Refuse(429, times: 3, retryAfter: TimeSpan.FromHours(1));

        var asked = await world.AskAsync(NotifierWorld.Policy("teams"));

        world.Teams.Faults.Active.Single().Times.ShouldBe(2);
        (await world.FailuresAsync(asked)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_AddressNoLongerGood_RecordedAtOnceAndNeverShown()
    {
        await using var world = await NotifierWorld.StartAsync();
        var stale = new UriBuilder(world.Teams.WorkflowUrl) { Query = "sig=stale-sig-canary" }.Uri;
        world.Shelf.Values["teams-webhook"] = stale.AbsoluteUri;

        var asked = await world.AskAsync(NotifierWorld.Policy("teams"));

        (await world.FailuresAsync(asked)).Single().ShouldContain("answered 401: make a new one");
        world.Written().ShouldNotContain("canary");
        world.Written().ShouldNotContain(stale.AbsolutePath);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("http://teams.contoso.example/hook")]
    [InlineData("file:///etc/passwd")]
    public async Task Ask_SecretIsNoHttpsAddress_Recorded(string address)
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values["teams-webhook"] = address;

        var asked = await world.AskAsync(NotifierWorld.Policy("teams"));

        (await world.FailuresAsync(asked)).Single().ShouldContain("holds no https address");
        world.Written().ShouldNotContain(address);
    }

    [Fact]
    public async Task Ask_SecretMissingOrVaultDown_RecordedNotThrown()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values.Remove("teams-webhook");
        (await world.FailuresAsync(await world.AskAsync(NotifierWorld.Policy("teams"))))
            .Single()
            .ShouldContain("AddressUnreadable");

        world.Shelf.IsDown = true;
        var other = await world.AskAsync(NotifierWorld.Policy("webhook"));

        (await world.FailuresAsync(other)).ShouldContain(failure => failure.Contains("VaultDown"));
    }

    [Fact]
    public async Task Ask_OneChannelFails_TheOthersAreUsed()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.Values["teams-webhook"] = "broken";

        await world.AskAsync(NotifierWorld.Policy("teams", "smtp", "webhook"));

        world.Mail.Messages.Count.ShouldBe(4);
        world.Teams.Hooks.Count.ShouldBe(1);
    }

    private static ChannelOptions ReadBy(ChannelOptions channel, string person) =>
        channel.Kind != ChannelOptions.Teams
            ? channel
            : new()
            {
                Kind = channel.Kind,
                UrlSecret = channel.UrlSecret,
                Thumbprint = channel.Thumbprint,
                To = [person],
            };

    private static string Button(JsonElement card) => card.GetProperty("actions")[0].GetProperty("url").GetString()!;

    private static Dictionary<string, string> Facts(JsonElement card) =>
        card.GetProperty("body")[2]
            .GetProperty("facts")
            .EnumerateArray()
            .ToDictionary(fact => fact.GetProperty("title").GetString()!, fact => fact.GetProperty("value").GetString()!);
}
