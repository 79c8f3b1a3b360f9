using DurableTask.AzureStorage;

namespace QlikRotator.Durable.Engine.Storage;

/// <summary>A task hub in Azure Storage, by the provider and in the layout of production; only its intervals are short.</summary>
/// <param name="Worker">Whose partitions and work are whose: a process that takes another's place has the other's name.</param>
internal sealed record StorageHub(string ConnectionString, string Name, string Worker)
{
    /// <summary>For how long nobody else gets what a dead process was working on.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    public AzureStorageOrchestrationService Open() =>
        new(
            new AzureStorageOrchestrationServiceSettings
            {
                StorageAccountClientProvider = new StorageAccountClientProvider(ConnectionString),
                TaskHubName = Name,
                WorkerId = Worker,
                PartitionCount = 2,
                UseTablePartitionManagement = true,
                LeaseInterval = Grace,
                LeaseRenewInterval = Grace / 4,
                LeaseAcquireInterval = TimeSpan.FromMilliseconds(250),
                ControlQueueVisibilityTimeout = Grace,
                WorkItemQueueVisibilityTimeout = Grace,
                MaxQueuePollingInterval = TimeSpan.FromMilliseconds(250),
            }
        );
}
