using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Adapters.Starting;
using QlikRotator.Functions.Durable;

namespace QlikRotator.Functions.Triggers;

/// <summary>Event Grid's delivery, in either envelope. An exception makes Event Grid come back; it also does so without one at times.</summary>
internal sealed class KeyVaultEvent(VaultEventTrigger trigger, DurableClients clients)
{
    [Function(nameof(KeyVaultEvent))]
    public Task RunAsync([EventGridTrigger] string delivery, [DurableClient] DurableTaskClient client, CancellationToken ct)
    {
        clients.Use(client);
        return trigger.ReceiveAsync(delivery, ct);
    }
}
