using QlikRotator.Application.Tests.Sweeping;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Watching;

public sealed class WatchdogRunnerTests : IDisposable
{
    private static readonly Told Began = new(AlarmKind.ExpiresSoon, "reporting", SweepRig.Now, Recovered: false);
    private static readonly Told Over = Began with { Recovered = true };

    private readonly SweepRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_TroubleThatLastsAndEnds_IsToldTwice()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        await _rig.WatchAsync();
        _rig.Time.Advance(TimeSpan.FromHours(1));
        await _rig.WatchAsync();
        _rig.Notifier.Told.ShouldBe([Began]);

        _rig.Shelf.Put("reporting", expiresInDays: 90, version: "2222", rotation: ManagedTags.Adopted);
        await _rig.WatchAsync();
        await _rig.WatchAsync();

        _rig.Notifier.Told.ShouldBe([Began, Over]);
        (await _rig.Get<AlarmStore>().ListAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_CrashWhileTelling_TellsAtTheNextLookSinceWhen()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        _rig.Notifier.Crashes = true;
        await Should.ThrowAsync<OperationCanceledException>(_rig.WatchAsync);
        _rig.Notifier.Crashes = false;
        _rig.Time.Advance(TimeSpan.FromHours(1));

        await _rig.WatchAsync();

        _rig.Notifier.Told.ShouldBe([Began]);
    }

    [Fact]
    public async Task RunAsync_SameTroubleInOtherWords_IsKeptUpToDateButNotToldAgain()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        await _rig.WatchAsync();
        _rig.Shelf.Put("reporting", expiresInDays: 4);
        await _rig.WatchAsync();

        _rig.Notifier.Told.ShouldBe([Began]);
        var on = (await _rig.Get<AlarmStore>().ListAsync(Ct)).ShouldHaveSingleItem();
        on.Since.ShouldBe(SweepRig.Now);
        on.Alarm.Reason.Message.ShouldContain("2026-05-05");
    }

    [Fact]
    public async Task RunAsync_AVaultCannotBeListed_NothingIsOver()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        await _rig.WatchAsync();
        _rig.Shelf.Remove("reporting");
        _rig.Shelf.Incomplete = true;

        await _rig.WatchAsync();

        _rig.Notifier.Told.Where(told => told.Kind != AlarmKind.Unread).ShouldBe([Began]);
    }

    [Fact]
    public async Task RunAsync_OneSecretCannotBeRead_IsAnAlarmAndTheOthersEnd()
    {
        _rig.Shelf.Put("reporting", expiresInDays: 5);
        var closed = _rig.Shelf.Put("closed", expiresInDays: 5).Reference;
        await _rig.WatchAsync();
        _rig.Shelf.Put("reporting", expiresInDays: 90, version: "2222", rotation: ManagedTags.Adopted);
        _rig.Shelf.Unlisted.Add(new(closed.Vault, closed.Name, new("VaultForbidden", "No."), Passing: false));

        await _rig.WatchAsync();
        (await OnAsync()).ShouldBe([(AlarmKind.ExpiresSoon, "closed"), (AlarmKind.Unread, "closed")]);

        _rig.Shelf.Unlisted.Clear();
        await _rig.WatchAsync();
        (await OnAsync()).ShouldBe([(AlarmKind.ExpiresSoon, "closed")]);
    }

    private async Task<IEnumerable<(AlarmKind, string)>> OnAsync() =>
        (await _rig.Get<AlarmStore>().ListAsync(Ct)).Select(one => (one.Alarm.Kind, one.Alarm.Secret.Name)).Order();

    [Fact]
    public async Task RunAsync_TagsOrPolicyThatCannotBeRead_AreAlarms()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [ManagedTags.Source] = "api-key" };
        _rig.Shelf.Put("mangled", "1", tags, expiresInDays: 60);
        _rig.Shelf.Put("lawless", expiresInDays: 60, policy: "nobody-wrote-this");
        _rig.Shelf.Put("rootless", expiresInDays: 60, source: "oauth-client-secrets");

        var on = await _rig.WatchAsync();

        on.ShouldAllBe(alarm => alarm.Kind == AlarmKind.Unmanageable);
        on.Select(alarm => alarm.Secret.Name).ShouldBe(["mangled", "lawless", "rootless"], ignoreOrder: true);
    }

    [Fact]
    public async Task RunAsync_EverySecret_HasItsAgeMeasured()
    {
        _rig.Shelf.Put("old", expiresInDays: -10);
        _rig.Shelf.Put("fresh", expiresInDays: 80);

        await _rig.WatchAsync();

        MeasuredOf("rotator.secret.age").ShouldBe([100, 10]);
        MeasuredOf("rotator.secret.overdue").ShouldBe([10, 0]);
    }

    [Fact]
    public async Task RunAsync_AfterASweepOfAnotherProcess_RepeatsItsTime()
    {
        await _rig.Sweeps.RecordAsync(new(SweepRig.Now.AddHours(-5), 1, 0, 0), Ct);

        await _rig.WatchAsync();

        _rig.Heard.Measurements.Single(one => one.Instrument == "rotator.sweep.last_success")
            .Value.ShouldBe(SweepRig.Now.AddHours(-5).ToUnixTimeSeconds());
    }

    private IEnumerable<double> MeasuredOf(string instrument) =>
        _rig.Heard.Measurements.Where(one => one.Instrument == instrument).Select(one => one.Value / 86400);
}
