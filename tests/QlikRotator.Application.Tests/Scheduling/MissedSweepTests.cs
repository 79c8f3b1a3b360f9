using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Sweeping;
using QlikRotator.Application.Tests.Sweeping;

namespace QlikRotator.Application.Tests.Scheduling;

public sealed class MissedSweepTests : IDisposable
{
    private readonly SweepRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunIfDue_LastOneGotToEverything_DoesNothing()
    {
        await _rig.SweepAsync();
        _rig.Shelf.Put("reporting", expiresInDays: 5);

        (await RunAsync()).ShouldBeNull();

        _rig.Host.Running.ShouldBeEmpty();
    }

    /// <summary>Sweeps are at three o'clock, and it is three now.</summary>
    [Theory]
    [InlineData(24.8, false)]
    [InlineData(24.9, true)]
    public async Task RunIfDue_OneHasPerhapsJustBegun_IsLeftToIt(double hours, bool runs)
    {
        await _rig.SweepAsync();
        _rig.Time.Advance(TimeSpan.FromHours(hours));

        ((await RunAsync()) is not null).ShouldBe(runs);
    }

    [Fact]
    public async Task RunIfDue_VaultWasAway_StartsTheRestAndNothingTwice()
    {
        _rig.Shelf.Put("billing", expiresInDays: 5);
        _rig.Shelf.Incomplete = true;
        await _rig.SweepAsync();
        _rig.Shelf.Incomplete = false;
        _rig.Shelf.Put("reporting", expiresInDays: 5);

        var report = await RunAsync();

        report!.Started.ShouldBe(1);
        _rig.Host.Running.Count.ShouldBe(2);
        (await RunAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task RunIfDue_WithACapPerSweep_StartsNoMoreThanTheSweepItStandsFor()
    {
        _rig.Settings.Schedules.MaxPerSweep = 2;
        await _rig.SweepAsync();
        _rig.Time.Advance(TimeSpan.FromHours(24));
        foreach (var name in new[] { "one", "two", "three" })
        {
            _rig.Shelf.Put(name, expiresInDays: 5);
        }

        _rig.Shelf.Unreachable.Add("two");
        _rig.Shelf.Unreachable.Add("three");
        await _rig.SweepAsync();
        _rig.Shelf.Unreachable.Clear();
        _rig.Time.Advance(TimeSpan.FromHours(1));

        var report = await RunAsync();

        (report!.Started, report.Postponed).ShouldBe((1, 1));
        _rig.Host.Running.Count.ShouldBe(2);
    }

    private Task<SweepReport?> RunAsync() => _rig.Get<MissedSweep>().RunIfDueAsync(MissedSweep.Grace, _rig.Host, Ct);
}
