using QlikRotator.Application.Events;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Tests.Sweeping;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Watching;

/// <summary>Somebody else writes a managed secret, mostly without its tags: the vault alone would say that nothing is wrong.</summary>
public sealed class DriftWatchTests : IDisposable
{
    private const string Name = "reporting";
    private static readonly Dictionary<string, string> NoTags = new(StringComparer.Ordinal);

    private readonly SweepRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Watch_NewVersionWithoutTags_IsDriftUntilItIsAdopted()
    {
        await KnowAsync();
        _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 80);

        (await DriftsAsync()).ShouldBe(["TagsLost"]);
        (await DriftsAsync()).ShouldBe(["TagsLost"]);
        _rig.Shelf.Put(Name, expiresInDays: 80, version: "2222", rotation: ManagedTags.Adopted);
        (await DriftsAsync()).ShouldBeEmpty();
        _rig.Notifier.Told.Select(told => told.Recovered).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Watch_NewVersionWithCopiedTags_IsDriftUntilARotationReplacesIt()
    {
        var rotation = await RotateAsync(await KnowAsync(), "2222");
        (await DriftsAsync()).ShouldBeEmpty();

        var foreign = _rig.Shelf.Put(Name, expiresInDays: 80, version: "3333", rotation: rotation);
        (await DriftsAsync()).ShouldBe(["ForeignVersion"]);

        await RotateAsync(foreign, "4444");
        (await DriftsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Watch_RestoredVersion_IsOurs()
    {
        var rotation = await RotateAsync(await KnowAsync(), "2222");

        _rig.Shelf.Put(Name, expiresInDays: 80, version: "3333", rotation: RotationId.MarkerOfRestored(rotation));

        (await DriftsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Watch_FirstSeen_IsTakenAsItIs()
    {
        _rig.Shelf.Put(Name, expiresInDays: 80, version: "7777");

        (await DriftsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1111", null)]
    [InlineData("2222", ManagedTags.NotManaged)]
    public async Task Watch_SomebodySaysThatItIsManagedNoMore_IsNoDriftNowOrLater(string version, string? source)
    {
        await KnowAsync();
        var tags = source is null ? NoTags : new Dictionary<string, string> { [ManagedTags.Source] = source };
        _rig.Shelf.Put(Name, version, tags, expiresInDays: 80);

        (await DriftsAsync()).ShouldBeEmpty();
        _rig.Shelf.Put(Name, "9999", NoTags, expiresInDays: 80);
        (await DriftsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Watch_SecretIsDeleted_IsNoDrift()
    {
        await KnowAsync();
        _rig.Shelf.Remove(Name);

        (await DriftsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_SecretCannotBeLookedUp_TheAlarmStays(bool passing)
    {
        await KnowAsync();
        _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 80);
        await DriftsAsync();
        (passing ? _rig.Shelf.Unreachable : _rig.Shelf.Refused).Add(Name);

        await _rig.WatchAsync();

        _rig.Notifier.Told.ShouldAllBe(told => !told.Recovered);
        (await _rig.Get<AlarmStore>().ListAsync(Ct))
            .Select(one => one.Alarm.Kind)
            .ShouldBe([AlarmKind.Drift, AlarmKind.Unread], ignoreOrder: true);
    }

    /// <summary>The event that told of it never came.</summary>
    [Fact]
    public async Task Sweep_ExternalVersionWithoutTags_GetsThemBackAndIsDelivered()
    {
        var before = _rig.Shelf.Put(Name, expiresInDays: 60, source: ManagedTags.External);
        await _rig.WatchAsync();
        var written = _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 90);
        _rig.Versions.Older.AddRange([written, before]);

        (await DriftsAsync()).ShouldBeEmpty("the next sweep may settle it");
        await _rig.SweepAsync();

        _rig.Versions.Tagged.ShouldHaveSingleItem().Tags[ManagedTags.Source].ShouldBe(ManagedTags.External);
        _rig.Host.Running.Values.ShouldHaveSingleItem().Request.Subject.Version.ShouldBe("2222");
    }

    [Fact]
    public async Task Watch_ExternalVersionThatNoSweepCouldSettle_IsDrift()
    {
        _rig.Shelf.Put(Name, expiresInDays: 60, source: ManagedTags.External);
        await _rig.WatchAsync();
        _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 88);

        (await DriftsAsync()).ShouldBe(["TagsLost"]);
    }

    /// <summary>Nobody had looked before: what the event says is all there is to know, and it stays known.</summary>
    [Fact]
    public async Task Event_ForeignVersion_IsToldAtOnceAndStaysOn()
    {
        var before = _rig.Shelf.Put(Name, expiresInDays: 80);
        var foreign = _rig.Shelf.Put(Name, expiresInDays: 80, version: "2222");
        _rig.Versions.Older.AddRange([foreign, before]);

        await TellAsync(foreign);

        _rig.Notifier.Told.ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.Drift);
        (await DriftsAsync()).ShouldBe(["ForeignVersion"]);
        _rig.Notifier.Told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Event_FirstVersionWithTags_IsAPersonsWay()
    {
        var first = _rig.Shelf.Put(Name, expiresInDays: 80);
        _rig.Versions.Older.AddRange([
            first,
            first with
            {
                Reference = first.Reference with { Version = "0000" },
                Tags = NoTags,
            },
        ]);

        await TellAsync(first);

        _rig.Notifier.Told.ShouldBeEmpty();
        (await DriftsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Event_AdoptedVersion_IsNoDrift()
    {
        var before = await KnowAsync();
        var adopted = _rig.Shelf.Put(Name, expiresInDays: 80, version: "2222", rotation: ManagedTags.Adopted);
        _rig.Versions.Older.AddRange([adopted, before]);

        (await TellAsync(adopted)).Reason.Code.ShouldBe("Adopted");

        _rig.Notifier.Told.ShouldBeEmpty();
    }

    private Task<StartResult> TellAsync(SecretVersionInfo version) =>
        _rig.Get<VaultEventTrigger>().HandleAsync(new VaultEvent(RotationTrigger.NewVersion, version.Reference), _rig.Host, Ct);

    private async Task<SecretVersionInfo> KnowAsync()
    {
        var version = _rig.Shelf.Put(Name, expiresInDays: 80);
        (await DriftsAsync()).ShouldBeEmpty();
        return version;
    }

    /// <summary>As a rotation leaves it: its row in the ledger, its tag on the version.</summary>
    private async Task<string> RotateAsync(SecretVersionInfo subject, string version)
    {
        var id = RotationId.For(subject.Reference);
        var policy = _rig.Get<PolicyResolver>().Find(ManagedTags.DefaultPolicy)!;
        var request = new RotationRequest(
            id,
            subject.Reference,
            policy,
            default,
            RotationTrigger.Schedule,
            "sweep",
            SweepRig.Now
        );
        var staged = new StagedCredential(subject.Reference with { Version = version }, "hint2", SweepRig.Now, null);
        var outcome = RotationOutcome.Without(OutcomeKind.Rotated, new("Done", "Done.")) with { New = staged };
        await _rig.Ledger.OpenAsync(request, null, Ct);
        await _rig.Ledger.ConcludeAsync(id, outcome, Ct);
        _rig.Shelf.Put(Name, expiresInDays: 80, version: version, rotation: id);
        return id;
    }

    private async Task<IEnumerable<string>> DriftsAsync() =>
        (await _rig.WatchAsync()).Where(alarm => alarm.Kind == AlarmKind.Drift).Select(alarm => alarm.Reason.Code);
}
