using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using QlikRotator.Application.Campaigns;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Functions.Triggers;

/// <summary>Campaigns go on every minute; without one that is open this is one question to the ledger.</summary>
internal sealed class Campaigns(CampaignRunner runner)
{
    [Function(nameof(Campaigns))]
    public Task RunAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken ct
    ) => runner.RunAsync(new DurableRotationHost(client), ct);
}
