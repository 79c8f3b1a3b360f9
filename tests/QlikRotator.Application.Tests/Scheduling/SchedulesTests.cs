using Microsoft.Extensions.Hosting;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Tests.Sweeping;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Scheduling;

public sealed class SchedulesTests : IDisposable
{
    private readonly SweepRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Start_NeverSweptBefore_SweepsAtOnce()
    {
        await RunUntilAsync(async () => (await _rig.Sweeps.LastAsync(Ct))?.At == SweepRig.Now, TimeSpan.Zero);
    }

    [Fact]
    public async Task Start_SweptSinceTheLastOccurrence_WaitsForTheNext()
    {
        await _rig.Sweeps.RecordAsync(new(SweepRig.Now, 0, 0, 0), Ct);

        await RunUntilAsync(async () => (await _rig.Sweeps.LastAsync(Ct))!.At > SweepRig.Now, TimeSpan.FromMinutes(5));

        (await _rig.Sweeps.LastAsync(Ct))!.At.ShouldBe(SweepRig.Now.AddDays(1), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Sweep_SecretCouldNotBeReached_IsStartedWithinTheHourWithoutTheOthers()
    {
        _rig.Shelf.Put("billing", expiresInDays: 5);
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        _rig.Shelf.Unreachable.Add("reporting");

        await RunUntilAsync(() => Task.FromResult(_rig.Host.Running.Count == 1), TimeSpan.Zero);
        _rig.Shelf.Unreachable.Clear();
        await RunUntilAsync(() => Task.FromResult(_rig.Host.Running.Count == 2), TimeSpan.FromMinutes(5));

        (_rig.Time.GetUtcNow() - SweepRig.Now).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(2));
        (await _rig.Sweeps.LastAsync(Ct))!.Started.ShouldBe(1);
    }

    [Fact]
    public async Task Start_AnHourPasses_TheWatchdogLooks()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5, policy: "nobody-wrote-this");

        await RunUntilAsync(() => Task.FromResult(_rig.Notifier.Told.Count > 0), TimeSpan.FromMinutes(1));

        (_rig.Time.GetUtcNow() - SweepRig.Now).ShouldBeInRange(TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task Start_ARunFails_TheNextOneComes()
    {
        await _rig.Store.WriteAsync(new DocumentKey("rotations", "open:x"), "not a record", null, Ct);

        await RunUntilAsync(
            () =>
                Task.FromResult(
                    _rig.Lines.All.Count(line => line.StartsWith("The watchdog was stopped", StringComparison.Ordinal)) > 1
                ),
            TimeSpan.FromMinutes(5)
        );
    }

    [Fact]
    public async Task Purge_AtItsTime_KeepsThirtyDays()
    {
        await RunUntilAsync(() => Task.FromResult(_rig.History.Limits.Count > 0), TimeSpan.FromMinutes(5));

        _rig.History.Limits[0].ShouldBe(SweepRig.Now.AddHours(23.5).AddDays(-30), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Scan_OnSunday_LooksAtTheTenants()
    {
        await RunUntilAsync(
            () => Task.FromResult(_rig.Lines.All.Any(line => line.StartsWith("Scan: ", StringComparison.Ordinal))),
            TimeSpan.FromMinutes(10)
        );

        _rig.Time.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 5, 3, 4, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Campaign_ThatSomebodyHasBegun_GoesOnWithinAMinute()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 80);
        var everything = new CampaignFilter(null, null, null, null, All: true);
        var limits = CampaignLimits.Usual(RotationMode.Routine);
        var begun = await _rig.Get<CampaignDesk>()
            .BeginAsync(new(everything, RotationMode.Routine, limits, "ada", "why"), key: null, Ct);
        begun.Value.ShouldNotBeNull();

        await RunUntilAsync(
            () => Task.FromResult(_rig.Host.Running.Values.Any(one => one.Request.Campaign == begun.Value.Id)),
            TimeSpan.FromSeconds(20)
        );

        (_rig.Time.GetUtcNow() - SweepRig.Now).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(2));
    }

    private const int Loops = 7;

    /// <summary>Moves the clock on by <paramref name="step"/> whenever all loops wait, however long their work takes.</summary>
    private async Task RunUntilAsync(Func<Task<bool>> condition, TimeSpan step)
    {
        var all = _rig.Get<IEnumerable<IHostedService>>().ToList();
        await Task.WhenAll(all.Select(one => one.StartAsync(Ct)));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            if (_rig.Time.Waits == Loops)
            {
                _rig.Time.Advance(step);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
        }

        await Task.WhenAll(all.Select(one => one.StopAsync(Ct)));
    }
}
