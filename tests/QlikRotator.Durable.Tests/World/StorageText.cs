using System.IO.Compression;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace QlikRotator.Durable.Tests.World;

/// <param name="Place">Where in the account it is.</param>
internal sealed record StoredText(string Place, string Text);

/// <summary>Everything in a storage account that can be read: rows, blobs and waiting messages.</summary>
internal static class StorageText
{
    public static async Task<IReadOnlyList<StoredText>> OfAsync(string connection, CancellationToken ct) =>
        [.. await RowsAsync(connection, ct), .. await BlobsAsync(connection, ct), .. await MessagesAsync(connection, ct)];

    private static async Task<List<StoredText>> RowsAsync(string connection, CancellationToken ct)
    {
        var found = new List<StoredText>();
        var service = new TableServiceClient(connection);
        await foreach (var table in service.QueryAsync(cancellationToken: ct))
        {
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: ct))
            {
                found.AddRange(row.Select(column => new StoredText($"{table.Name}.{column.Key}", TextOf(column.Value))));
            }
        }

        return found;
    }

    private static async Task<List<StoredText>> BlobsAsync(string connection, CancellationToken ct)
    {
        var found = new List<StoredText>();
        var service = new BlobServiceClient(connection);
        await foreach (var container in service.GetBlobContainersAsync(cancellationToken: ct))
        {
            var blobs = service.GetBlobContainerClient(container.Name);
            await foreach (var blob in blobs.GetBlobsAsync(cancellationToken: ct))
            {
                var content = await blobs.GetBlobClient(blob.Name).DownloadContentAsync(ct);
                found.Add(new($"{container.Name}/{blob.Name}", TextOf(Unzip(content.Value.Content.ToArray()))));
            }
        }

        return found;
    }

    private static async Task<List<StoredText>> MessagesAsync(string connection, CancellationToken ct)
    {
        var found = new List<StoredText>();
        var service = new QueueServiceClient(connection);
        await foreach (var queue in service.GetQueuesAsync(cancellationToken: ct))
        {
            var waiting = await service.GetQueueClient(queue.Name).PeekMessagesAsync(maxMessages: 32, ct);
            found.AddRange(waiting.Value.Select(message => new StoredText(queue.Name, message.Body.ToString())));
        }

        return found;
    }

    private static byte[] Unzip(byte[] content)
    {
        if (content is not [0x1f, 0x8b, ..])
        {
            return content;
        }

        using var zip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        return plain.ToArray();
    }

    private static string TextOf(object? value) =>
        value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : value?.ToString() ?? "";
}
