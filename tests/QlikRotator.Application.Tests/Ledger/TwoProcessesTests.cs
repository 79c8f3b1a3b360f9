using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Ledger;

/// <summary>Each process remembers what it saw of the ledger; what another one wrote meanwhile must count all the same.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private readonly TemporaryLedger _file = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero));
    private readonly RotationLedger _one;
    private readonly RotationLedger _other;
    private readonly RotationRequest _request = new(
        RotationId.For(World.Secret.At("v1")),
        World.Secret.At("v1"),
        ModelRun.Policy,
        RotationMode.Routine,
        RotationTrigger.Schedule,
        "sweep",
        new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero)
    );

    public TwoProcessesTests()
    {
        _one = new RotationLedger(_file.Store, _time);
        _other = new RotationLedger(_file.Store, _time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Id => _request.RotationId;

    public async ValueTask InitializeAsync() => await _one.OpenAsync(_request, null, Ct);

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Note_InTurns_IsOneChain()
    {
        await _one.NoteAsync(Id, Entry("Inspect"), Ct);
        await _other.NoteAsync(Id, Entry("Issue"), Ct);
        await _one.NoteAsync(Id, Entry("Retire"), Ct);
        await _other.NoteAsync(Id, Entry("Issue"), Ct);

        var events = await EventsAsync();
        events.Select(one => one.Entry.What).ShouldBe(["Started", "Inspect", "Issue", "Retire"]);
        events.Zip([null, .. events]).ShouldAllBe(pair => pair.First.Follows(pair.Second));
    }

    [Fact]
    public async Task Note_TheOtherBeganANewAttempt_IsNotedInIt()
    {
        await _one.NoteAsync(Id, Entry("Inspect"), Ct);
        await _other.ConcludeAsync(Id, RotationOutcome.Without(OutcomeKind.Refused, new("Quota", "It is full.")), Ct);
        (await _other.OpenAsync(_request, null, Ct)).Attempt.ShouldBe(2);

        await _one.NoteAsync(Id, Entry("Inspect"), Ct);

        (await EventsAsync()).Select(one => one.Entry.What).ShouldBe(["Started", "Inspect", "Started", "Inspect"]);
    }

    [Fact]
    public async Task Report_TheOtherRecordedACancel_KeepsIt()
    {
        await _one.ReportAsync(Id, "Issue", Ct);
        await _other.RequestCancelAsync(Id, new("Cancelled", "Not today."), Ct);

        await _one.ReportAsync(Id, "Retire", Ct);

        var record = (await _other.FindAsync(Id, Ct))!;
        record.Stage.ShouldBe("Retire");
        record.CancelRequested!.Code.ShouldBe("Cancelled");
    }

    [Fact]
    public async Task Conclude_TheOtherDidBefore_TheFirstOutcomeStands()
    {
        await _one.ReportAsync(Id, "Conclude", Ct);
        await _other.ConcludeAsync(Id, RotationOutcome.Without(OutcomeKind.PersonNeeded, new("Lost", "Nobody ran it.")), Ct);

        var ended = await _one.ConcludeAsync(Id, RotationOutcome.Without(OutcomeKind.Rotated, new("Done", "It is.")), Ct);

        ended!.Outcome!.Kind.ShouldBe(OutcomeKind.PersonNeeded);
    }

    [Fact]
    public async Task Open_TheOtherConcluded_IsANewAttempt()
    {
        await _other.ConcludeAsync(Id, RotationOutcome.Without(OutcomeKind.Refused, new("Quota", "It is full.")), Ct);

        (await _one.OpenAsync(_request, null, Ct)).Attempt.ShouldBe(2);
    }

    private static LedgerEntry Entry(string what) => new(what, "rotator", what, "Because.");

    private async Task<IReadOnlyList<LedgerEvent>> EventsAsync() => await _other.EventsAsync(Id, Ct).ToListAsync(Ct);
}
