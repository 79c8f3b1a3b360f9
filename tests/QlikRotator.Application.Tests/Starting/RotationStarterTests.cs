using QlikRotator.Application.Starting;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Starting;

public sealed class RotationStarterTests : IDisposable
{
    private readonly StartingRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task StartAsync_ManagedSecret_StartsUnderTheIdOfItsVersion()
    {
        var version = _rig.Put();

        var result = await _rig.StartAsync();

        result.Kind.ShouldBe(StartResultKind.Started);
        result.RotationId.ShouldBe(RotationId.For(version.Reference));
        var request = _rig.Host.Started.ShouldHaveSingleItem().Value;
        request.Subject.ShouldBe(version.Reference);
        request.RequestedBy.ShouldBe("ops@contoso.example");
        (await _rig.Ledger.FindAsync(result.RotationId!, Ct)).ShouldNotBeNull().Outcome.ShouldBeNull();
    }

    [Fact]
    public async Task StartAsync_AgainWhileItRuns_AnswersTheRunningId()
    {
        _rig.Put();
        var first = await _rig.StartAsync();
        await _rig.Ledger.ReportAsync(first.RotationId!, RotationSteps.Issue.Name, Ct);

        var second = await _rig.StartAsync(RotationTrigger.NearExpiry);

        second.ShouldBe(new StartResult(StartResultKind.AlreadyRunning, first.RotationId, second.Reason));
        _rig.Host.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_ManyTriggersAtOnce_StartOne()
    {
        _rig.Put();

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => _rig.StartAsync(), Ct)));

        results.Count(result => result.Kind == StartResultKind.Started).ShouldBe(1);
        results.Count(result => result.Kind == StartResultKind.AlreadyRunning).ShouldBe(29);
    }

    [Fact]
    public async Task StartAsync_WhileTheRotationThatWroteTheVersionRuns_AnswersThatId()
    {
        var before = _rig.Put(version: "1111");
        await _rig.StartAsync();
        var running = RotationId.For(before.Reference);
        _rig.Put(version: "2222", rotation: running);

        var result = await _rig.StartAsync();

        result.Kind.ShouldBe(StartResultKind.AlreadyRunning);
        result.RotationId.ShouldBe(running);
    }

    [Fact]
    public async Task StartAsync_HostFailedAfterTheRowWasWritten_NextTriggerStartsIt()
    {
        _rig.Put();
        _rig.Host.Fails = true;
        await Should.ThrowAsync<IOException>(() => _rig.StartAsync(RotationTrigger.Schedule));
        _rig.Host.Fails = false;

        (await _rig.StartAsync(RotationTrigger.Schedule)).Kind.ShouldBe(StartResultKind.Started);
    }

    [Theory]
    [InlineData(OutcomeKind.Refused)]
    [InlineData(OutcomeKind.PersonNeeded)]
    public async Task StartAsync_EndedWithoutAChange_StartsAgain(OutcomeKind ended)
    {
        _rig.Put();
        var first = await _rig.StartAsync(RotationTrigger.Schedule);
        await _rig.ConcludeAsync(first.RotationId!, ended);

        var second = await _rig.StartAsync(RotationTrigger.Schedule);

        second.Kind.ShouldBe(StartResultKind.Started);
        (await _rig.Ledger.FindAsync(second.RotationId!, Ct))!.Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task StartAsync_EventAfterARefusal_WaitsForItsPause()
    {
        _rig.Put();
        var first = await _rig.StartAsync(RotationTrigger.NearExpiry, about: "1111");
        await _rig.ConcludeAsync(first.RotationId!, OutcomeKind.Refused);

        _rig.Time.Advance(TimeSpan.FromMinutes(59));
        var soon = await _rig.StartAsync(RotationTrigger.Expired, about: "1111");
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        var later = await _rig.StartAsync(RotationTrigger.Expired, about: "1111");

        soon.Kind.ShouldBe(StartResultKind.NothingToDo);
        soon.Reason.Code.ShouldBe("TriedLately");
        later.Kind.ShouldBe(StartResultKind.Started);
    }

    [Fact]
    public async Task StartAsync_EventAfterAFailedDelivery_WaitsForItsPause()
    {
        _rig.Put(source: "external");
        var first = await _rig.StartAsync(RotationTrigger.NewVersion, about: "1111");
        await _rig.ConcludeAsync(first.RotationId!, OutcomeKind.PersonNeeded);

        (await _rig.StartAsync(RotationTrigger.NewVersion, about: "1111")).Reason.Code.ShouldBe("TriedLately");
        (await _rig.StartAsync(RotationTrigger.NewVersion)).Kind.ShouldBe(StartResultKind.Started);
    }

    [Fact]
    public async Task StartAsync_DeliveredAlready_OnlyAPersonDeliversAgain()
    {
        _rig.Put(source: "external");
        var first = await _rig.StartAsync(RotationTrigger.NewVersion, about: "1111");
        await _rig.ConcludeAsync(first.RotationId!, OutcomeKind.Delivered);

        (await _rig.StartAsync(RotationTrigger.NewVersion, about: "1111")).Reason.Code.ShouldBe("AlreadyDone");
        (await _rig.StartAsync(RotationTrigger.Person)).Kind.ShouldBe(StartResultKind.Started);
    }

    [Fact]
    public async Task StartAsync_EventAboutAnOlderVersion_DoesNothing()
    {
        _rig.Put(version: "2222");

        var result = await _rig.StartAsync(RotationTrigger.NearExpiry, about: "1111");

        result.Kind.ShouldBe(StartResultKind.NothingToDo);
        result.Reason.Code.ShouldBe("Stale");
        _rig.Host.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RotationTrigger.NearExpiry)]
    [InlineData(RotationTrigger.Schedule)]
    public async Task StartAsync_NotDueYet_OnlyAPersonStartsIt(RotationTrigger trigger)
    {
        _rig.Put(expiresInDays: 31);

        (await _rig.StartAsync(trigger)).Reason.Code.ShouldBe("NotDue");
        (await _rig.StartAsync(RotationTrigger.Person)).Kind.ShouldBe(StartResultKind.Started);
    }

    [Fact]
    public async Task StartAsync_Leak_TravelsWithoutGatesAndSoak()
    {
        _rig.Put();

        await _rig.StartAsync(mode: RotationMode.Leak);

        var request = _rig.Host.Started.Values.ShouldHaveSingleItem();
        request.Mode.ShouldBe(RotationMode.Leak);
        request.Policy.Gate.ShouldBe(RetireGate.None);
        request.Policy.Soak.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(RotationTrigger.NearExpiry)]
    [InlineData(RotationTrigger.Expired)]
    [InlineData(RotationTrigger.Schedule)]
    public async Task StartAsync_ExternalValueGrowsOld_IsLeftToItsWriter(RotationTrigger trigger)
    {
        _rig.Put(source: "external");

        (await _rig.StartAsync(trigger)).Reason.Code.ShouldBe("WrittenElsewhere");
    }

    [Fact]
    public async Task StartAsync_NewVersionOfOurs_IsNoNews()
    {
        var before = _rig.Put(version: "1111");
        await _rig.StartAsync();
        await _rig.ConcludeAsync(RotationId.For(before.Reference), OutcomeKind.Rotated);
        _rig.Put(version: "2222", rotation: RotationId.For(before.Reference));

        (await _rig.StartAsync(RotationTrigger.NewVersion, about: "2222")).Reason.Code.ShouldBe("OwnVersion");
    }

    [Fact]
    public async Task StartAsync_NewVersionBySomebodyElse_IsDrift()
    {
        _rig.Put(version: "2222");

        (await _rig.StartAsync(RotationTrigger.NewVersion, about: "2222")).Reason.Code.ShouldBe("VaultDrift");
        _rig.Host.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task StartAsync_UnknownName_IsNotFound() =>
        (await _rig.StartAsync(name: "nobody")).Kind.ShouldBe(StartResultKind.NotFound);

    [Fact]
    public async Task StartAsync_SecretWithoutTags_IsRefusedToAPersonAndIgnoredInAnEvent()
    {
        _rig.Put("plain", "1111", new Dictionary<string, string>(StringComparer.Ordinal));

        (await _rig.StartAsync(name: "plain")).ShouldSatisfyAllConditions(
            result => result.Kind.ShouldBe(StartResultKind.Refused),
            result => result.Reason.Code.ShouldBe("NotManaged")
        );
        (await _rig.StartAsync(RotationTrigger.NearExpiry, "plain")).Kind.ShouldBe(StartResultKind.NothingToDo);
    }

    [Fact]
    public async Task StartAsync_BadTags_NamesThem()
    {
        _rig.Put("half", "1111", new Dictionary<string, string>(StringComparer.Ordinal) { [ManagedTags.Source] = "api-key" });

        var result = await _rig.StartAsync(name: "half");

        result.Kind.ShouldBe(StartResultKind.Refused);
        result.Reason.Message.ShouldContain(ManagedTags.Tenant);
    }

    [Fact]
    public async Task StartAsync_UnknownPolicy_IsRefused()
    {
        _rig.Put(policy: "nowhere");

        (await _rig.StartAsync()).Reason.Code.ShouldBe("UnknownPolicy");
    }
}
