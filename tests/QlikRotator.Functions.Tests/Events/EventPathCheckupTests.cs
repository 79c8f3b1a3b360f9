using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Events;
using QlikRotator.Azure.Events;
using QlikRotator.Core.Ledger;
using QlikRotator.Functions.Events;
using QlikRotator.Functions.Triggers;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Functions.Tests.Events;

/// <summary>The probe through the queue of events, on Azurite.</summary>
public sealed class EventPathCheckupTests(AzuriteQueues azurite)
{
    private readonly MemoryStore _store = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TheFunctionTakesIt_ItCameThrough_AndLeavesNothing()
    {
        var look = await BeginAsync();
        var message = await TakeAsync(look);

        (await new KeyVaultEvent(Trigger(), Probe()).RunAsync(message, client: null!, Ct)).ShouldBeNull();
        var finding = await EndAsync(look);

        finding.Good.ShouldBeTrue();
        finding.Reason.Code.ShouldBe("ProbeArrived");
        (await _store.ListAsync("event-probes", Ct).ToListAsync(Ct)).ShouldBeEmpty();
        // A second delivery of the same probe finds that nobody waits.
        (await new KeyVaultEvent(Trigger(), Probe()).RunAsync(message, client: null!, Ct)).ShouldBeNull();
        (await _store.ListAsync("event-probes", Ct).ToListAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NobodyTakesIt_SaysWhatToDo()
    {
        var look = await BeginAsync();

        var finding = await EndAsync(look);

        finding.Good.ShouldBeFalse();
        finding.Reason.Code.ShouldBe("ProbeLost");
        finding.Next!.ShouldContain("KeyVaultEvent");
    }

    [Fact]
    public async Task Run_NoSuchQueue_NamesTheRole()
    {
        var queues = Of((await azurite.ConnectionStringAsync()).Replace("/tests;", "/no;", StringComparison.Ordinal));

        var finding = await EndAsync(FindingAsync(new EventPathCheckup(queues, Probe())));

        (finding.Good, finding.Reason.Code).ShouldBe((false, "QueueUnreachable"));
        finding.Next!.ShouldContain("Storage Queue Data");
    }

    [Theory]
    [InlineData("this is no event")]
    [InlineData("QlikRotator.Probe")]
    [InlineData("""{"eventType":"QlikRotator.Probe","id":"../../rotations"}""")]
    [InlineData("""{"eventType":"QlikRotator.Probe","id":5}""")]
    [InlineData("""["QlikRotator.Probe"]""")]
    public void IdIn_AnythingElse_IsNone(string message) => EventProbe.IdIn(message).ShouldBeNull();

    private async Task<Task<CheckupFinding>> BeginAsync()
    {
        var queues = Of(await azurite.ConnectionStringAsync());
        await new LocalQueues(queues).StartAsync(Ct);
        await (await azurite.OpenAsync(EventQueues.Events)).ClearMessagesAsync(Ct);
        return FindingAsync(new EventPathCheckup(queues, Probe()));
    }

    private async Task<string> TakeAsync(Task<CheckupFinding> look)
    {
        var queue = await azurite.OpenAsync(EventQueues.Events);
        while (!look.IsCompleted)
        {
            if ((await queue.ReceiveMessageAsync(cancellationToken: Ct)).Value is { } message)
            {
                return message.Body.ToString();
            }
        }

        throw new InvalidOperationException($"Nothing was sent: {(await look).Reason}");
    }

    private async Task<CheckupFinding> EndAsync(Task<CheckupFinding> look)
    {
        while (!look.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(2), Ct);
        }

        return await look;
    }

    private static async Task<CheckupFinding> FindingAsync(EventPathCheckup checkup) =>
        await checkup.RunAsync(new(Send: false), Ct).SingleAsync(Ct);

    private EventProbe Probe() => new(_store, _time);

    private static VaultEventTrigger Trigger() =>
        new(new VaultEventReader(), starter: null!, drift: null!, alarms: null!, NullLogger<VaultEventTrigger>.Instance);

    private static EventQueues Of(string connection) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new KeyValuePair<string, string?>("AzureWebJobsStorage", connection)])
                .Build(),
            new DefaultAzureCredential()
        );
}
