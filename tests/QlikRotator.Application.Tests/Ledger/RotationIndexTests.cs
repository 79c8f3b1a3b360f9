using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Application.Tests.Ledger;

public sealed class RotationIndexTests
{
    private static readonly SecretReference First = new(new Uri("https://one.vault.azure.net/"), "first");
    private static readonly SecretReference Second = new(new Uri("https://two.vault.azure.net/"), "second");

    private readonly MemoryStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RotationLedger Ledger => new(_store, _time);

    private RotationIndex Index => new(_store);

    [Fact]
    public async Task Lists_Each_GiveTheirOwn_NewestFirst()
    {
        var old = await OpenAsync(First, "v1");
        await Ledger.ConcludeAsync(old, Ended(OutcomeKind.Rotated), Ct);
        var other = await OpenAsync(Second, "v1");
        var current = await OpenAsync(First, "v2");

        (await IdsAsync(Index.ListOpenAsync(Ct))).ShouldBe([other, current], ignoreOrder: true);
        (await IdsAsync(Index.ListLatestAsync(Ct))).ShouldBe([other, current], ignoreOrder: true);
        (await IdsAsync(Index.ListOfAsync(First, 1, Ct))).ShouldBe([current, old]);
        (await IdsAsync(Newest(null, null, null))).ShouldBe([current, other, old]);
        (await IdsAsync(Ledger.ListAsync(Ct))).ShouldBe([old, other, current], ignoreOrder: true);
    }

    [Fact]
    public async Task Newest_OfADay_HasThoseThatBeganOnIt_AndGoesOnBehindAPlace()
    {
        var midnight = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        var ids = new List<string>();
        foreach (var at in (TimeSpan[])[Ticks(-2), Ticks(-1), TimeSpan.FromHours(5), TimeSpan.FromDays(1) + Ticks(-1)])
        {
            _time.AdjustTime(midnight + at);
            ids.Add(await OpenAsync(First, $"v{ids.Count}"));
        }

        var day = await Newest(midnight, midnight.AddDays(1), null).ToListAsync(Ct);

        day.Select(one => one.RotationId).ShouldBe([ids[2], ids[1]]);
        (await IdsAsync(Newest(midnight, midnight.AddDays(1), RotationIndex.PlaceOf(day[0])))).ShouldBe([ids[1]]);
        (await IdsAsync(Newest(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null))).Count.ShouldBe(4);
        (await IdsAsync(Newest(midnight.AddDays(1), midnight, null))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_Again_IsListedOnce_WhereTheNewAttemptBelongs()
    {
        var again = await OpenAsync(First, "v1");
        await Ledger.ConcludeAsync(again, Ended(OutcomeKind.Refused), Ct);
        _time.Advance(TimeSpan.FromHours(1));
        var between = await OpenAsync(Second, "v1");
        _time.Advance(TimeSpan.FromHours(1));

        await OpenAsync(First, "v1");

        (await IdsAsync(Newest(null, null, null))).ShouldBe([again, between]);
        (await Index.ListOfAsync(First, 10, Ct).SingleAsync(Ct)).Attempt.ShouldBe(2);
        (await IdsAsync(Index.ListOpenAsync(Ct))).ShouldBe([again, between], ignoreOrder: true);
    }

    [Fact]
    public async Task Lists_OfALedgerThatAnEarlierBuildBegan_HaveAllOfIt()
    {
        var old = await OpenAsync(First, "v1");
        await Ledger.ConcludeAsync(old, Ended(OutcomeKind.Rotated), Ct);
        _time.Advance(TimeSpan.FromHours(1));
        var open = await OpenAsync(First, "v2");
        foreach (var copy in await _store.ListAsync(RotationLedger.Partition, new("g", "~"), Ct).ToListAsync(Ct))
        {
            await _store.DeleteAsync(copy.Key, Ct);
        }

        (await IdsAsync(Index.ListOpenAsync(Ct))).ShouldBe([open]);
        (await IdsAsync(Index.ListLatestAsync(Ct))).ShouldBe([open]);
        (await IdsAsync(Newest(null, null, null))).ShouldBe([open, old]);
        (await Ledger.ConcludeAsync(open, Ended(OutcomeKind.Rotated), Ct))!.Outcome.ShouldNotBeNull();
        (await IdsAsync(Index.ListOpenAsync(Ct))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_OfOneThatRuns_SayWhereItIsNow()
    {
        await Index.ListOpenAsync(Ct).CountAsync(Ct);
        var running = await OpenAsync(First, "v1");

        await Ledger.ReportAsync(running, RotationSteps.WaitingForApproval, Ct);

        (await Newest(null, null, null).SingleAsync(Ct)).Stage.ShouldBe(RotationSteps.WaitingForApproval);
        (await Index.ListOfAsync(First, 10, Ct).SingleAsync(Ct)).Stage.ShouldBe(RotationSteps.WaitingForApproval);
    }

    /// <summary>Whatever is done to rotations, in whatever order, the lists say what the rows say.</summary>
    [Fact]
    public void Lists_AfterAnything_SayWhatTheRowsSay() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5])
            .Array[0, 40]
            .Sample(steps => CheckAsync(steps).GetAwaiter().GetResult(), iter: 300);

    private static async Task CheckAsync((int What, int Which)[] steps)
    {
        var test = new RotationIndexTests();
        // The first list copies what an earlier build began: without it, these lists would be made new at the end.
        await test.Index.ListOpenAsync(Ct).CountAsync(Ct);
        foreach (var (what, which) in steps)
        {
            test._time.Advance(TimeSpan.FromMinutes(which + 1));
            await test.DoAsync(what, which);
        }

        var rows = await test.Ledger.ListAsync(Ct).Select(Copy).ToListAsync(Ct);
        (await TextsAsync(test.Newest(null, null, null))).ShouldBe(rows.OrderBy(RotationIndex.PlaceOf).Select(Text));
        (await TextsAsync(test.Index.ListOpenAsync(Ct))).ShouldBe(
            rows.Where(one => one.Outcome is null).Select(Text),
            ignoreOrder: true
        );
        foreach (var secret in (SecretReference[])[First, Second])
        {
            (await TextsAsync(test.Index.ListOfAsync(secret, 3, Ct))).ShouldBe(
                rows.Where(one => one.Subject.ToSecret() == secret).OrderBy(RotationIndex.PlaceOf).Select(Text)
            );
        }

        var latest = rows.GroupBy(one => one.Subject.ToSecret()).Select(group => group.MaxBy(LastTouched)!).ToList();
        (await IdsAsync(test.Index.ListLatestAsync(Ct))).ShouldBe(latest.Select(one => one.RotationId), ignoreOrder: true);
        (await TextsAsync(test.Index.ListLatestAsync(Ct).Where(HasEnded))).ShouldBe(
            latest.Where(HasEnded).Select(Text),
            ignoreOrder: true
        );
    }

    private async Task DoAsync(int what, int which)
    {
        var secret = which % 2 == 0 ? First : Second;
        var version = $"v{which / 2}";
        var id = RotationId.For(secret.At(version));
        Task done = what switch
        {
            0 or 1 => OpenAsync(secret, version),
            2 => Ledger.ReportAsync(id, $"Stage{which}", Ct),
            3 => Ledger.DeclareLeakAsync(id, new("ann", null, _time.GetUtcNow()), Ct),
            _ => Ledger.ConcludeAsync(id, Ended(which < 3 ? OutcomeKind.Refused : OutcomeKind.Rotated), Ct),
        };
        await done;
    }

    private async Task<string> OpenAsync(SecretReference secret, string version)
    {
        _time.Advance(TimeSpan.FromTicks(1));
        var subject = secret.At(version);
        var request = new RotationRequest(
            RotationId.For(subject),
            subject,
            ModelRun.Policy,
            RotationMode.Routine,
            RotationTrigger.Person,
            "ann",
            _time.GetUtcNow()
        );
        return (await Ledger.OpenAsync(request, null, Ct)).RotationId;
    }

    private IAsyncEnumerable<RotationRecord> Newest(DateTimeOffset? from, DateTimeOffset? to, string? after) =>
        Index.ListNewestAsync(from, to, after, 2, Ct).Select(async (copy, token) => await Index.NowAsync(copy, token));

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<RotationRecord> list) =>
        await list.Select(one => one.RotationId).ToListAsync(Ct);

    private static async Task<List<string>> TextsAsync(IAsyncEnumerable<RotationRecord> list) =>
        await list.Select(Text).ToListAsync(Ct);

    private static DateTimeOffset LastTouched(RotationRecord record) => record.ConcludedAt ?? record.StartedAt;

    private static bool HasEnded(RotationRecord record) => record.Outcome is not null;

    private static RotationOutcome Ended(OutcomeKind kind) => RotationOutcome.Without(kind, new("Any", "Any."));

    private static RotationRecord Copy(RotationRecord row) => row with { Run = null, Leases = null };

    private static TimeSpan Ticks(int count) => TimeSpan.FromTicks(count);

    private static string Text(RotationRecord record) => JsonSerializer.Serialize(record, RotatorJson.Options);
}
