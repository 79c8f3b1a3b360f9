using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Campaigns;

/// <summary>A leak of many secrets is one alarm, on from its first rotation to the end of its last.</summary>
public sealed class CampaignLeakTests : IDisposable
{
    private static readonly CampaignLimits OneByOne = new(0, 1, new FailureLimit(1, null));
    private readonly CampaignRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Turn_LeakOfManySecrets_IsOneAlarm()
    {
        await _rig.BeginAsync(5, CampaignLimits.Usual(RotationMode.Leak), RotationMode.Leak);

        await _rig.TurnAsync();

        _rig.Starts.ShouldBe(5);
        _rig.Starting.People.Told.Select(told => told.Kind).Distinct().ShouldBe([AlarmKind.LeakCampaign]);
        var on = (await _rig.Starting.Alarms.ListAsync(Ct)).ShouldHaveSingleItem().Alarm;
        on.Reason.Message.ShouldContain("5 secrets");
        (await ListAsync()).ShouldBe([on]);
    }

    [Fact]
    public async Task List_BetweenTwoWaves_TheAlarmIsOn_AndOverWithTheCampaign()
    {
        await _rig.BeginAsync(2, OneByOne, RotationMode.Leak);
        await _rig.TurnAsync();
        await _rig.ConcludeAsync("s0");
        (await ListAsync()).ShouldHaveSingleItem().Occurrence.ShouldBe(CampaignRig.Id);
        await _rig.TurnAsync();
        await _rig.ConcludeAsync("s1");

        await _rig.TurnAsync();

        (await _rig.RecordAsync()).State.ShouldBe(CampaignState.Finished);
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_CancelledWhileRotationsRun_TheAlarmIsOnUntilTheyEnd()
    {
        await _rig.BeginAsync(1, OneByOne, RotationMode.Leak);
        await _rig.TurnAsync();
        await _rig.Campaigns.ChangeAsync(CampaignRig.Id, found => found with { State = CampaignState.Cancelled }, Ct);
        await _rig.Campaigns.CloseAsync(CampaignRig.Id, Ct);

        (await ListAsync()).ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.LeakCampaign);
        await _rig.ConcludeAsync("s0");

        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_LeakCampaignTookARunningRotationOver_IsTheCampaignsAlarm()
    {
        await _rig.BeginAsync(1, OneByOne, RotationMode.Leak);
        await _rig.Starting.StartAsync(name: "s0");

        await _rig.TurnAsync();

        (await ListAsync()).ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.LeakCampaign);
    }

    [Fact]
    public async Task List_APersonsLeakBesideARoutineCampaign_IsAnAlarmOfItsOwn()
    {
        await _rig.BeginAsync(1, OneByOne);
        await _rig.TurnAsync();

        await _rig.Starting.StartAsync(name: "s0", mode: RotationMode.Leak);

        (await ListAsync()).ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.LeakDeclared);
    }

    [Fact]
    public async Task List_TheCampaignsRecordIsLost_EverySecretHasItsOwnAlarm()
    {
        await _rig.BeginAsync(2, OneByOne with { Wave = 2 }, RotationMode.Leak);
        await _rig.TurnAsync();
        await _rig.Starting.Store.DeleteAsync(new("campaigns", CampaignRig.Id), Ct);

        (await ListAsync())
            .Select(alarm => (alarm.Kind, alarm.Secret.Name))
            .ShouldBe([(AlarmKind.LeakDeclared, "s0"), (AlarmKind.LeakDeclared, "s1")], ignoreOrder: true);
    }

    [Fact]
    public async Task Notice_NamesTheCampaignAndLeadsToIt()
    {
        await _rig.BeginAsync(1, OneByOne, RotationMode.Leak);
        var alarm = CampaignLeak.Of(await _rig.RecordAsync(), new Uri("https://contoso.vault.azure.net/"));

        var notice = AlarmNotice.Of(alarm, _rig.Starting.Time.GetUtcNow(), recovered: false);

        notice.Page!.Path.ShouldBe($"campaigns/{CampaignRig.Id}");
        notice.Facts.ShouldContain(new NoticeFact("Campaign", CampaignRig.Id));
        alarm.HasSecret.ShouldBeFalse();
    }

    private Task<IReadOnlyList<Alarm>> ListAsync() => _rig.Starting.Leaks.ListAsync(Ct);
}
