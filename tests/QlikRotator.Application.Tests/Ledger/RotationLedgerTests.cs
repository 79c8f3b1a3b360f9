using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Ledger;

public sealed class RotationLedgerTests : IDisposable
{
    private readonly TemporaryLedger _file = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RotationLedger Ledger => new(_file.Store, _time);

    [Fact]
    public async Task Open_Twice_IsOneAttempt_WithOneEvent()
    {
        await Ledger.OpenAsync(Request(), null, Ct);
        var again = await Ledger.OpenAsync(Request(), null, Ct);

        again.Attempt.ShouldBe(1);
        (await EventsAsync()).Select(one => one.Entry.What).ShouldBe(["Started"]);
    }

    [Fact]
    public async Task Open_AfterAnEnd_IsANewAttempt_InTheSameChain()
    {
        await Ledger.OpenAsync(Request(), null, Ct);
        await Ledger.NoteAsync(Request().RotationId, new("Inspect", "rotator", "Inspected", "Due."), Ct);
        await Ledger.ConcludeAsync(Request().RotationId, Ended(OutcomeKind.Refused), Ct);

        var second = await Ledger.OpenAsync(Request(), null, Ct);
        await Ledger.NoteAsync(Request().RotationId, new("Inspect", "rotator", "Inspected", "Due again."), Ct);

        second.Attempt.ShouldBe(2);
        second.Outcome.ShouldBeNull();
        (await EventsAsync()).Select(one => one.Entry.What).ShouldBe(["Started", "Inspected", "Started", "Inspected"]);
    }

    /// <summary>A step may be run twice, and the later run may come after everything is over.</summary>
    [Fact]
    public async Task Open_AfterAnEndByACallOfThatVeryRotation_ReopensNothing()
    {
        var request = Request() with { RequestedAt = _time.GetUtcNow() };
        await Ledger.OpenAsync(request, null, Ct);
        _time.Advance(TimeSpan.FromHours(1));
        await Ledger.ConcludeAsync(request.RotationId, Ended(OutcomeKind.Rotated), Ct);

        var late = await Ledger.OpenAsync(request, null, Ct);

        late.Attempt.ShouldBe(1);
        late.Outcome!.Kind.ShouldBe(OutcomeKind.Rotated);
        (await EventsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Note_SameKeyAgain_ChangesNothing_AndTheChainHolds()
    {
        await Ledger.OpenAsync(Request(), null, Ct);
        for (var run = 0; run < 3; run++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Ledger.NoteAsync(Request().RotationId, new("Issue", "rotator", "Issued", "hint2"), Ct);
        }

        var events = await EventsAsync();
        events.Count.ShouldBe(2);
        events[0].Follows(null).ShouldBeTrue();
        events[1].Follows(events[0]).ShouldBeTrue();
    }

    [Fact]
    public async Task Note_ManyWritersAtOnce_LoseNothing()
    {
        await Ledger.OpenAsync(Request(), null, Ct);
        var writers = Enumerable
            .Range(0, 12)
            .Select(number => Ledger.NoteAsync(Request().RotationId, new($"k{number}", "rotator", "Noted", ""), Ct));
        await Task.WhenAll(writers);

        var events = await EventsAsync();
        events.Count.ShouldBe(13);
        events.Zip(events.Skip(1)).ShouldAllBe(pair => pair.Second.Follows(pair.First));
    }

    [Fact]
    public async Task Conclude_Twice_TheFirstOutcomeStands()
    {
        await Ledger.OpenAsync(Request(), null, Ct);
        await Ledger.ConcludeAsync(Request().RotationId, Ended(OutcomeKind.Rotated), Ct);
        await Ledger.ConcludeAsync(Request().RotationId, Ended(OutcomeKind.PersonNeeded), Ct);

        (await Ledger.FindAsync(Request().RotationId, Ct))!.Outcome!.Kind.ShouldBe(OutcomeKind.Rotated);
    }

    [Fact]
    public async Task RequestCancel_AfterTheEnd_IsIgnored()
    {
        await Ledger.OpenAsync(Request(), null, Ct);
        await Ledger.ConcludeAsync(Request().RotationId, Ended(OutcomeKind.Rotated), Ct);
        await Ledger.RequestCancelAsync(Request().RotationId, new("Cancelled", "Too late."), Ct);

        (await Ledger.FindAsync(Request().RotationId, Ct))!.CancelRequested.ShouldBeNull();
    }

    [Fact]
    public async Task Leases_HeldByARunningRotation_AreRefused_AndTakenOverOnceItEnded()
    {
        var leases = new LeaseStore(_file.Store, Ledger, _time);
        await Ledger.OpenAsync(Request(), null, Ct);
        (await leases.TakeAsync(["secret a", "resource x"], Request().RotationId, Ct)).ShouldBeNull();

        (await leases.TakeAsync(["secret b", "resource x"], "second", Ct)).ShouldBe(Request().RotationId);
        (await leases.HoldsAsync(["secret b"], "second", Ct)).ShouldBeFalse();

        await Ledger.ConcludeAsync(Request().RotationId, Ended(OutcomeKind.Rotated), Ct);
        (await leases.TakeAsync(["secret b", "resource x"], "second", Ct)).ShouldBeNull();
        (await leases.HoldsAsync(["secret a", "resource x"], Request().RotationId, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Leases_ManyRotationsAtOnce_OneGetsIt()
    {
        var leases = new LeaseStore(_file.Store, Ledger, _time);
        var ids = Enumerable.Range(0, 8).Select(number => $"rotation{number}").ToList();
        foreach (var id in ids)
        {
            await Ledger.OpenAsync(Request() with { RotationId = id }, null, Ct);
        }

        var answers = await Task.WhenAll(ids.Select(id => leases.TakeAsync(["resource x"], id, Ct)));

        answers.Count(holder => holder is null).ShouldBe(1);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public async Task Take_HolderIsNoRotation_IsFreeWhenItsTimeIsOver(int seconds, bool free)
    {
        var leases = new LeaseStore(_file.Store, Ledger, _time);
        var holder = LeaseStore.NewTransientHolder();
        await leases.TakeAsync(["secret a"], holder, Ct, _time.GetUtcNow() + TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(seconds));

        (await leases.TakeAsync(["secret a"], LeaseStore.NewTransientHolder(), Ct)).ShouldBe(free ? null : holder);
    }

    [Fact]
    public async Task Take_AgainByTheSameHolder_LastsLonger()
    {
        var leases = new LeaseStore(_file.Store, Ledger, _time);
        var holder = LeaseStore.NewTransientHolder();
        var start = _time.GetUtcNow();
        await leases.TakeAsync(["secret a"], holder, Ct, start + TimeSpan.FromSeconds(20));
        await leases.TakeAsync(["secret a"], holder, Ct, start + TimeSpan.FromSeconds(40));
        _time.Advance(TimeSpan.FromSeconds(30));

        (await leases.TakeAsync(["secret a"], LeaseStore.NewTransientHolder(), Ct)).ShouldBe(holder);
    }

    public void Dispose() => _file.Dispose();

    private async Task<IReadOnlyList<LedgerEvent>> EventsAsync() =>
        await Ledger.EventsAsync(Request().RotationId, Ct).ToListAsync(Ct);

    private static RotationOutcome Ended(OutcomeKind kind) => RotationOutcome.Without(kind, new("Any", "Any."));

    private static RotationRequest Request() => SomeRequest.Routine;
}
