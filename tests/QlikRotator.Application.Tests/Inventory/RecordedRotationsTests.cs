using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Application.Tests.Inventory;

public sealed class RecordedRotationsTests
{
    private static readonly Uri Vault = new("https://one.vault.azure.net/");

    private readonly CountedStore _store = new(new MemoryStore());
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RotationLedger Ledger => new(_store, _time);

    private RecordedRotations Recorded => new(new RotationIndex(_store), Ledger);

    /// <summary>What an hourly look costs must not depend on how long the app has been in use.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Of_HoweverLongTheHistory_ReadsOneRowPerSecret(int rotations)
    {
        var newest = new List<SecretVersionInfo>();
        for (var number = 0; number < 5; number++)
        {
            newest.Add(await RotateAsync($"secret-{number}", rotations));
        }

        await Recorded.OfAsync(newest, Ct);
        _store.Read = 0;
        var found = await Recorded.OfAsync(newest, Ct);

        _store.Read.ShouldBe(5 + 1, "one row of each, and whether the ledger is an older one");
        newest.ShouldAllBe(one => found[one.Tags[ManagedTags.Rotation]].Outcome!.Kind == OutcomeKind.Rotated);
    }

    [Fact]
    public async Task Of_RotationRuns_HasItAsItIsNow_AndTheOneThatWroteTheVersion()
    {
        var newest = await RotateAsync("reporting", 3);
        var running = await OpenAsync(newest.Reference);
        await Ledger.ReportAsync(running, "Prove", Ct);

        var found = await Recorded.OfAsync([newest], Ct);

        found[running].Stage.ShouldBe("Prove");
        found[newest.Tags[ManagedTags.Rotation]].Outcome.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_VersionThatSomebodyElseWrote_HasItsRotationOnceThereIsOne()
    {
        var ours = await RotateAsync("reporting", 2);
        var theirs = ours with
        {
            Reference = ours.Reference with { Version = "theirs" },
            Tags = new Dictionary<string, string>(),
        };
        var refused = await OpenAsync(theirs.Reference);
        await EndAsync(refused, OutcomeKind.Refused);
        _time.Advance(TimeSpan.FromDays(1));
        await OpenAsync(ours.Reference);

        var found = await Recorded.OfAsync([theirs], Ct);

        found[refused].Outcome!.Kind.ShouldBe(OutcomeKind.Refused);
    }

    [Fact]
    public async Task Of_NeverRotated_Nothing() =>
        (await Recorded.OfAsync([Version("new", "v1", rotation: null)], Ct)).ShouldBeEmpty();

    private async Task<SecretVersionInfo> RotateAsync(string name, int times)
    {
        string? id = null;
        for (var round = 0; round < times; round++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            id = await OpenAsync(new SecretReference(Vault, name).At($"v{round}"));
            await EndAsync(id, OutcomeKind.Rotated);
        }

        return Version(name, $"v{times}", id);
    }

    private static SecretVersionInfo Version(string name, string version, string? rotation)
    {
        var tags = new Dictionary<string, string>();
        if (rotation is not null)
        {
            tags[ManagedTags.Rotation] = rotation;
        }

        return new(new SecretReference(Vault, name).At(version), tags, default, null, Enabled: true, null);
    }

    private Task EndAsync(string id, OutcomeKind kind) =>
        Ledger.ConcludeAsync(id, RotationOutcome.Without(kind, new("Any", "Any.")), Ct);

    private async Task<string> OpenAsync(SecretVersionReference subject)
    {
        var request = new RotationRequest(
            RotationId.For(subject),
            subject,
            ModelRun.Policy,
            RotationMode.Routine,
            RotationTrigger.Schedule,
            "sweep",
            _time.GetUtcNow()
        );
        return (await Ledger.OpenAsync(request, null, Ct)).RotationId;
    }
}
