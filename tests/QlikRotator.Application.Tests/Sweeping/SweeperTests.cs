using QlikRotator.Application.External;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Sweeping;

public sealed class SweeperTests : IDisposable
{
    private readonly SweepRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_SomeAreDue_StartsThoseMostUrgentFirstWithinTheBudget()
    {
        _rig.Shelf.Put("later", expiresInDays: 20);
        _rig.Shelf.Put("urgent", expiresInDays: 5);
        _rig.Shelf.Put("fresh", expiresInDays: 60);

        var report = await _rig.SweepAsync();

        report.Started.ShouldBe(2);
        Begun("urgent").StartAt.ShouldBeNull();
        Begun("later").StartAt.ShouldBe(SweepRig.Now.AddSeconds(30));
        _rig.Host.Running.Values.ShouldAllBe(one => one.Request.Trigger == RotationTrigger.Schedule);
        _rig.Host.Running.Values.ShouldAllBe(one => one.Request.RequestedBy == Sweeper.Actor);
    }

    [Fact]
    public async Task RunAsync_MoreAreDueThanOneSweepMayStart_TheMostUrgentAre()
    {
        _rig.Settings.Schedules.MaxPerSweep = 2;
        _rig.Shelf.Put("third", expiresInDays: 12);
        _rig.Shelf.Put("first", expiresInDays: 2);
        _rig.Shelf.Put("second", expiresInDays: 5);

        var report = await _rig.SweepAsync();

        report.Postponed.ShouldBe(1);
        _rig.Host.Running.Values.Select(one => one.Request.Subject.Name).ShouldBe(["first", "second"], ignoreOrder: true);
        (await _rig.SweepAsync()).Starts.ShouldHaveSingleItem().Secret.Name.ShouldBe("third");
    }

    [Fact]
    public async Task RunAsync_WhatFailsEveryTimeIsMoreUrgent_TheOthersHaveTheirTurnAllTheSame()
    {
        _rig.Settings.Schedules.MaxPerSweep = 2;
        foreach (var broken in (string[])["broken-1", "broken-2", "broken-3"])
        {
            _rig.Shelf.Put(broken, expiresInDays: 1);
        }

        _rig.Shelf.Put("sound-1", expiresInDays: 5);
        _rig.Shelf.Put("sound-2", expiresInDays: 6);
        var started = new List<string>();
        for (var day = 0; day < 4; day++)
        {
            var report = await _rig.SweepAsync();
            foreach (var one in report.Starts.Select(start => start.Secret.Name))
            {
                started.Add(one);
                await EndAsync(one, one[0] == 'b' ? OutcomeKind.Refused : OutcomeKind.Rotated);
            }

            _rig.Time.Advance(TimeSpan.FromDays(1));
        }

        started.ShouldContain("sound-1");
        started.ShouldContain("sound-2");
        started.Count(one => one[0] == 'b').ShouldBeGreaterThan(3, "what failed is tried again meanwhile");
    }

    private async Task EndAsync(string secret, OutcomeKind kind)
    {
        var id = _rig.Host.Running.Single(one => one.Value.Request.Subject.Name == secret).Key;
        await _rig.ConcludeAsync(id, kind);
        _rig.Host.Running.Remove(id, out _);
        if (kind == OutcomeKind.Rotated)
        {
            _rig.Shelf.Put(secret, expiresInDays: 90, version: "2222");
        }
    }

    [Fact]
    public async Task RunAsync_Again_StartsNothingTwice()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        await _rig.SweepAsync();

        var again = await _rig.SweepAsync();

        again.Starts.ShouldBeEmpty();
        _rig.Host.Running.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_OneStartBreaks_TheOthersStartAndTheSweepIsNoGoodOne()
    {
        _rig.Shelf.Put("first", expiresInDays: 5);
        _rig.Shelf.Put("broken", expiresInDays: 6);
        _rig.Shelf.Put("last", expiresInDays: 7);
        _rig.Host.Breaks.Add("broken");

        var report = await _rig.SweepAsync();

        report.Complete.ShouldBeFalse();
        report.Starts.Single(start => start.Secret.Name == "broken").Kind.ShouldBeNull();
        _rig.Host.Running.Values.Select(one => one.Request.Subject.Name).ShouldBe(["first", "last"], ignoreOrder: true);
        (await _rig.Sweeps.LastAsync(Ct)).ShouldBeNull();
        _rig.Lines.All.ShouldContain(line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        _rig.Lines.All.ShouldNotContain(line => line.Contains("must not be logged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_OneCannotBeLookedUp_TheOthersStart()
    {
        _rig.Shelf.Put("away", expiresInDays: 5);
        _rig.Shelf.Put("here", expiresInDays: 6);
        _rig.Shelf.Unreachable.Add("away");

        var report = await _rig.SweepAsync();

        report.Starts.Single(start => start.Kind is null).Reason.Code.ShouldBe("VaultUnreachable");
        _rig.Host.Running.ShouldHaveSingleItem().Value.Request.Subject.Name.ShouldBe("here");
    }

    [Fact]
    public async Task RunAsync_AVaultCannotBeListed_StartsTheRestAndRecordsNoGoodSweep()
    {
        _rig.Shelf.Put("here", expiresInDays: 6);
        _rig.Shelf.Incomplete = true;

        var report = await _rig.SweepAsync();

        report.Started.ShouldBe(1);
        report.Incomplete!.Code.ShouldBe("VaultUnreachable");
        (await _rig.Sweeps.LastAsync(Ct)).ShouldBeNull();
        _rig.Heard.Measurements.ShouldNotContain(one => one.Instrument == "rotator.sweep.last_success");
    }

    [Fact]
    public async Task RunAsync_AllWell_RecordsAndMeasuresTheSweep()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        _rig.Shelf.Put("fresh", expiresInDays: 60);

        await _rig.SweepAsync();

        (await _rig.Sweeps.LastAsync(Ct)).ShouldBe(new SweepRecord(SweepRig.Now, Managed: 2, Due: 1, Started: 1));
        _rig.Heard.Measurements.Single(one => one.Instrument == "rotator.sweep.last_success")
            .Value.ShouldBe(SweepRig.Now.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task RunAsync_TagsThatCannotBeRead_StopNothing()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [ManagedTags.Source] = "api-key" };
        _rig.Shelf.Put("mangled", "1", tags, expiresInDays: 5);
        _rig.Shelf.Put("reporting", expiresInDays: 5);

        var report = await _rig.SweepAsync();

        report.Unmanageable.ShouldBe(1);
        report.Started.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_ExternalValueNeverDelivered_IsDelivered()
    {
        _rig.Shelf.Put("password", expiresInDays: 80, source: ExternalSource.Kind);

        (await _rig.SweepAsync()).Started.ShouldBe(1);

        Begun("password").Request.Trigger.ShouldBe(RotationTrigger.NewVersion);
    }

    [Fact]
    public async Task RunAsync_ExternalValueDelivered_IsLeftAlone()
    {
        _rig.Shelf.Put("password", expiresInDays: 80, source: ExternalSource.Kind);
        await _rig.SweepAsync();
        await _rig.ConcludeAsync(Begun("password").Request.RotationId, OutcomeKind.Delivered);

        (await _rig.SweepAsync()).Starts.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_RefusedYesterday_IsTriedAgain()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        await _rig.SweepAsync();
        var id = Begun("reporting").Request.RotationId;
        await _rig.ConcludeAsync(id, OutcomeKind.Refused);
        _rig.Host.Running.Clear();

        var report = await _rig.SweepAsync();

        report.Starts.ShouldHaveSingleItem().Kind.ShouldBe(StartResultKind.Started);
        (await _rig.Ledger.FindAsync(id, Ct))!.Attempt.ShouldBe(2);
    }

    private Begun Begun(string name) => _rig.Host.Running.Values.Single(one => one.Request.Subject.Name == name);
}
