using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Events;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Telemetry;
using QlikRotator.Application.Watching;
using QlikRotator.Azure.Events;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Ledger;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Events;

public sealed class SetAsideEventsTests : IDisposable
{
    private const string Garbage = "this is no event";

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new(StartingRig.Now);
    private readonly MemoryStore _store = new();
    private readonly AlarmLog _people = new();
    private readonly KeptInMemory _kept = new();
    private readonly AlarmStore _alarms;
    private readonly SetAsideEvents _aside;

    public SetAsideEventsTests()
    {
        _alarms = new AlarmStore(_store, _people, _time, NullLogger<AlarmStore>.Instance);
        _aside = new SetAsideEvents(
            new VaultEventReader(),
            _kept,
            _store,
            _alarms,
            new RotatorTelemetry(_services.GetRequiredService<IMeterFactory>()),
            _time,
            NullLogger<SetAsideEvents>.Instance
        );
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Take_Garbage_IsKeptWrittenDownAndTold()
    {
        await TakeAsync("m-1", Garbage);

        _kept.Messages.ShouldBe([Garbage]);
        var row = await RowAsync();
        row.ShouldBe(new SetAsideEvent("m-1", StartingRig.Now, Garbage.Length, null, row.Reason));
        row.Reason.Code.ShouldBe("NotAnEvent");
        var told = _people.Told.ShouldHaveSingleItem();
        told.Kind.ShouldBe(AlarmKind.EventSetAside);
        told.Secret.ShouldBe("key-vault-events-kept");
    }

    [Fact]
    public async Task Take_EventThatFailedAtEveryTry_NamesItsSecret()
    {
        await TakeAsync(
            "m-1",
            """
            { "specversion": "1.0", "id": "1", "source": "/t", "type": "Microsoft.KeyVault.SecretExpired",
              "data": { "Id": "https://contoso.vault.azure.net/secrets/reporting/1" } }
            """
        );

        var row = await RowAsync();
        row.Secret.ShouldBe("contoso.vault.azure.net/reporting");
        row.Reason.Code.ShouldBe("EventFailed");
    }

    [Fact]
    public async Task Take_AgainAfterACrashBehindTheRow_IsKeptOnceAndToldAfterAll()
    {
        _people.Crashes = true;
        await Should.ThrowAsync<OperationCanceledException>(() => TakeAsync("m-1", Garbage));
        _people.Crashes = false;

        await TakeAsync("m-1", Garbage);

        _kept.Messages.ShouldBe([Garbage]);
        _people.Told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Take_CannotBeKept_StaysInItsQueue()
    {
        _kept.IsDown = true;
        await Should.ThrowAsync<TryAgainException>(() => TakeAsync("m-1", Garbage));
        (await _store.ListAsync("events-set-aside", Ct).CountAsync(Ct)).ShouldBe(0);

        _kept.IsDown = false;
        await TakeAsync("m-1", Garbage);

        _kept.Messages.ShouldBe([Garbage]);
    }

    [Fact]
    public async Task Look_WhileMessagesAreKept_AlarmStaysOn_AndEndsWithTheLast()
    {
        await TakeAsync("m-1", Garbage);
        await _aside.ReportAsync(Ct);
        (await _alarms.ListAsync(Ct)).ShouldHaveSingleItem();

        _kept.Messages.Clear();
        await _aside.ReportAsync(Ct);

        (await _alarms.ListAsync(Ct)).ShouldBeEmpty();
        _people.Told.Select(told => told.Recovered).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Look_MessagesWithoutAnAlarm_RaisesIt()
    {
        _kept.Messages.Add(Garbage);

        await _aside.ReportAsync(Ct);

        (await _alarms.ListAsync(Ct)).ShouldHaveSingleItem().Alarm.Reason.Code.ShouldBe("EventsKept");
    }

    [Fact]
    public async Task Notice_OfTheAlarm_SaysWhereTheMessagesAreAndWhatToDo()
    {
        await TakeAsync("m-1", Garbage);
        var alarm = (await _alarms.ListAsync(Ct)).ShouldHaveSingleItem();

        var notice = AlarmNotice.Of(alarm.Alarm, alarm.Since, recovered: false);

        notice.Title.ShouldBe("An event could not be handled");
        notice.Facts.ShouldContain(new NoticeFact("Kept in", "contosohost.queue.core.windows.net/key-vault-events-kept"));
        notice.Next.ShouldContain("Put back into the queue");
        (notice.Text + notice.Next).ShouldNotContain(Garbage);
    }

    private Task TakeAsync(string id, string message) => _aside.TakeAsync(id, message, QueueText.Decode(message), Ct);

    private async Task<SetAsideEvent> RowAsync()
    {
        var document = await _store.ListAsync("events-set-aside", Ct).SingleAsync(Ct);
        return Documents.Parse<SetAsideEvent>(document.Json);
    }
}
