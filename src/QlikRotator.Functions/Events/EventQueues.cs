using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace QlikRotator.Functions.Events;

/// <summary>The queues of the host's storage account that events pass through. Infrastructure makes them, under the same names.</summary>
internal sealed class EventQueues(IConfiguration configuration, TokenCredential credential)
{
    /// <summary>Where Event Grid delivers.</summary>
    public const string Events = "key-vault-events";

    /// <summary>Where the host puts what failed at every try; the ending is its own.</summary>
    public const string Poison = $"{Events}-poison";

    /// <summary>Where a message stays until a person has looked at it. Nothing reads it.</summary>
    public const string Kept = $"{Events}-kept";

    private const string Storage = "AzureWebJobsStorage";

    /// <summary>A connection string, as on a developer's machine; null where the app signs in with its identity.</summary>
    public string? ConnectionString => configuration[Storage] is { Length: > 0 } connection ? connection : null;

    public QueueClient Open(string name) =>
        ConnectionString is { } connection
            ? new QueueClient(connection, name)
            : new QueueClient(new Uri($"{Service().AbsoluteUri.TrimEnd('/')}/{name}"), credential);

    /// <summary>Named as the host wants it named: by the address of the queues, or by the account in the public cloud.</summary>
    private Uri Service() =>
        new(
            configuration[$"{Storage}:queueServiceUri"]
                ?? (
                    configuration[$"{Storage}:accountName"] is { Length: > 0 } account
                        ? $"https://{account}.queue.core.windows.net"
                        : throw new InvalidOperationException(
                            $"The setting {Storage} is missing, and so are {Storage}__queueServiceUri and {Storage}__accountName."
                        )
                )
        );
}
