using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Application.Events;
using QlikRotator.Azure.Events;
using QlikRotator.Functions.Events;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Functions.Triggers;

/// <summary>
/// A message of Event Grid. An exception leaves it in the queue, to be tried again as host.json says; what can never be understood
/// goes where the host puts what failed at every try, at once.
/// </summary>
internal sealed class KeyVaultEvent(VaultEventTrigger trigger, EventProbe probe)
{
    [Function(nameof(KeyVaultEvent))]
    [QueueOutput(EventQueues.Poison)]
    public async Task<string?> RunAsync(
        [QueueTrigger(EventQueues.Events)] string message,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    )
    {
        var text = QueueText.Decode(message);
        if (EventProbe.IdIn(text) is { } id)
        {
            await probe.ArriveAsync(id, ct);
            return null;
        }

        return await trigger.ReceiveAsync(text, new DurableRotationHost(client), ct) is null ? null : message;
    }
}
