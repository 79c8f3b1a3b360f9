using Microsoft.Extensions.Hosting;

namespace QlikRotator.Functions.Events;

/// <summary>
/// Makes the queues where no infrastructure has: with a connection string, as on a developer's machine. The host itself only polls a
/// queue that is not there.
/// </summary>
internal sealed class LocalQueues(EventQueues queues) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (queues.ConnectionString is null)
        {
            return;
        }

        foreach (var name in new[] { EventQueues.Events, EventQueues.Poison, EventQueues.Kept })
        {
            await queues.Open(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
