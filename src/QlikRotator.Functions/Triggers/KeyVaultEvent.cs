using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Application.Starting;
using QlikRotator.Functions.Durable;

namespace QlikRotator.Functions.Triggers;

/// <summary>An event of Key Vault, as Event Grid put it into the queue. An exception leaves it there, to be tried again.</summary>
internal sealed class KeyVaultEvent(VaultEventTrigger trigger)
{
    private const string Queue = "key-vault-events";

    [Function(nameof(KeyVaultEvent))]
    public Task RunAsync([QueueTrigger(Queue)] string delivery, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        trigger.ReceiveAsync(delivery, new DurableRotationHost(client), ct);
}
