using Azure.Storage.Queues;
using QlikRotator.Functions.Tests.Events;
using QlikRotator.TestSupport.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteQueues))]

namespace QlikRotator.Functions.Tests.Events;

public sealed class AzuriteQueues() : AzuriteService("queue")
{
    public async Task<QueueClient> OpenAsync(string name) => new(await ConnectionStringAsync(), name);
}
