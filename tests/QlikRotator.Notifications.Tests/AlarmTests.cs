using Microsoft.Extensions.Logging.Abstractions;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Plan;
using QlikRotator.Notifications.Tests.Mail;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Notifications.Tests;

public sealed class AlarmTests
{
    private static readonly DateTimeOffset Since = new(2026, 3, 2, 9, 7, 0, TimeSpan.Zero);

    private static readonly Alarm Soon = new(
        AlarmKind.ExpiresSoon,
        Question.Secret,
        new("ExpiresSoon", "The value ends on 2026-03-09 and no rotation is under way.")
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alarm_FoundEveryHour_ToldOnceUntilItIsOver()
    {
        await using var world = await WorldAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            await world.Notifier.AlarmAsync(Soon, Since, recovered: false, Ct);
        }

        Subjects(world).ShouldBe(["reporting ends soon and nothing is under way"]);

        for (var hour = 0; hour < 3; hour++)
        {
            await world.Notifier.AlarmAsync(Soon, Since, recovered: true, Ct);
        }

        await world.Notifier.AlarmAsync(Soon, Since.AddDays(1), recovered: false, Ct);

        Subjects(world)
            .ShouldBe([
                "reporting ends soon and nothing is under way",
                "Over: reporting ends soon and nothing is under way",
                "reporting ends soon and nothing is under way",
            ]);
    }

    [Fact]
    public async Task Alarm_FromTheWatchdog_ToldOnceEachWay()
    {
        await using var world = await WorldAsync();
        var alarms = new AlarmStore(world.Store, world.Notifier, world.Time, NullLogger<AlarmStore>.Instance);

        await alarms.UpdateAsync([Soon], [Soon.Kind], Ct);
        await alarms.UpdateAsync([Soon], [Soon.Kind], Ct);
        (await alarms.ListAsync(Ct)).Single().Alarm.ShouldBe(Soon);
        await alarms.UpdateAsync([], [Soon.Kind], Ct);

        (await alarms.ListAsync(Ct)).ShouldBeEmpty();
        Subjects(world)
            .ShouldBe(["reporting ends soon and nothing is under way", "Over: reporting ends soon and nothing is under way"]);
    }

    [Fact]
    public async Task Alarm_TwoKinds_BothTold()
    {
        await using var world = await WorldAsync();

        await world.Notifier.AlarmAsync(Soon, Since, recovered: false, Ct);
        await world.Notifier.AlarmAsync(Soon with { Kind = AlarmKind.Drift }, Since, recovered: false, Ct);

        Subjects(world).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Alarm_ChannelWasAway_ToldAtTheNextLook()
    {
        await using var world = await WorldAsync();
        world.Shelf.Values["smtp-password"] = "wrong";
        await world.Notifier.AlarmAsync(Soon, Since, recovered: false, Ct);
        Subjects(world).ShouldBeEmpty();
        world.Shelf.Values["smtp-password"] = NotifierWorld.MailPassword;

        await world.Notifier.AlarmAsync(Soon, Since, recovered: false, Ct);

        Subjects(world).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("no-such-policy", false)]
    [InlineData(null, false)]
    [InlineData("mailed", true)]
    public async Task Alarm_PolicyCannotBeTold_EveryChannelIsUsed(string? policy, bool vaultDown)
    {
        await using var world = await NotifierWorld.StartAsync();
        if (policy is not null)
        {
            world.Shelf.PolicyTags["reporting"] = policy;
        }

        world.Shelf.IsDown = vaultDown;

        await world.Notifier.AlarmAsync(Soon, Since, recovered: false, Ct);

        // With the vault down no channel can be used, but each was tried.
        (world.Mail.Messages.Count + world.Teams.Cards.Count + world.Teams.Hooks.Count).ShouldBe(vaultDown ? 0 : 3);
        world.Logs.All.Count(line => line.Contains("Nobody was told 'alarm'")).ShouldBe(vaultDown ? 3 : 0);
    }

    /// <summary>An alarm knows its vault: a secret of the same name elsewhere changes nothing.</summary>
    [Fact]
    public async Task Alarm_AnotherVaultHasASecretOfThatName_GoesThroughTheRightPolicysChannels()
    {
        await using var world = await WorldAsync();
        world.Shelf.TwiceIn = "other.vault.azure.net";

        await world.Notifier.AlarmAsync(Soon, Since, recovered: false, Ct);

        world.Mail.Messages.Count.ShouldBe(1);
        (world.Teams.Cards.Count + world.Teams.Hooks.Count).ShouldBe(0);
    }

    [Fact]
    public async Task Alarm_LeakUnderAPolicyWithoutChannels_GoesThroughEveryChannelThereIs()
    {
        await using var world = await NotifierWorld.StartAsync();
        world.Shelf.PolicyTags["reporting"] = "default";

        await world.Notifier.AlarmAsync(Soon, Since, recovered: false, Ct);
        var before = world.Mail.Messages.Count + world.Teams.Cards.Count + world.Teams.Hooks.Count;
        await world.Notifier.AlarmAsync(Soon with { Kind = AlarmKind.LeakDeclared }, Since, recovered: false, Ct);

        before.ShouldBe(0);
        (world.Mail.Messages.Count + world.Teams.Cards.Count + world.Teams.Hooks.Count).ShouldBe(3);
    }

    [Fact]
    public async Task Alarm_LeakOfACampaign_GoesThroughEveryChannelWhereTheDefaultPolicyHasNone()
    {
        await using var world = await NotifierWorld.StartAsync();
        var leak = Soon with { Kind = AlarmKind.LeakCampaign, Occurrence = "c1" };

        await world.Notifier.AlarmAsync(leak, Since, recovered: false, Ct);

        (world.Mail.Messages.Count + world.Teams.Cards.Count + world.Teams.Hooks.Count).ShouldBe(3);
        world.LetterTo(NotifierWorld.Reader).TextBody.ShouldContain("campaigns/c1");
    }

    [Theory]
    [InlineData(AlarmKind.Stuck)]
    [InlineData(AlarmKind.Overdue)]
    [InlineData(AlarmKind.PersonNeeded)]
    [InlineData(AlarmKind.Drift)]
    [InlineData(AlarmKind.Unmanageable)]
    [InlineData(AlarmKind.LeakDeclared)]
    public async Task Alarm_EveryKind_SaysWhatToDo(AlarmKind kind)
    {
        await using var world = await WorldAsync();

        await world.Notifier.AlarmAsync(Soon with { Kind = kind }, Since, recovered: false, Ct);

        var letter = world.LetterTo(NotifierWorld.Reader);
        letter.Subject.ShouldContain("reporting");
        letter.TextBody.ShouldNotContain("Open the dashboard.");
    }

    private static async Task<NotifierWorld> WorldAsync()
    {
        var world = await NotifierWorld.StartAsync();
        world.Shelf.PolicyTags["reporting"] = "mailed";
        return world;
    }

    private static List<string> Subjects(NotifierWorld world) => [.. world.Mail.Messages.Select(mail => Letter.Of(mail).Subject)];
}
