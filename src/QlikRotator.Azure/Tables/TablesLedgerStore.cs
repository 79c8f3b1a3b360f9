using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using QlikRotator.Application.Auditing;
using QlikRotator.Azure.Storage;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Azure.Tables;

/// <summary>
/// The ledger in one Azure table, which is made when it is first used. Every write carries an id of its own: where the client sent
/// it twice because the first answer was lost, the refusal of the second is recognized as the success of the first.
/// </summary>
public sealed class TablesLedgerStore(TableClient table) : ILedgerStore, ICompareAndDelete
{
    public const string TableName = "RotatorLedger";

    private const string WriteId = "WriteId";

    /// <summary>A rotation that cannot be recorded must neither go on nor end.</summary>
    private static readonly StorageOutage Outage = new(
        "table service",
        "Storage Table Data Contributor",
        CoreCodes.LedgerUnavailable,
        "The ledger cannot be used at the moment"
    );

    private volatile bool _exists;

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        Outage.GuardAsync(async () => await FindAsync(key, ct) is { } entity ? Document(entity) : null, ct);

    public Task<string?> WriteAsync(DocumentKey key, string json, string? expected, CancellationToken ct)
    {
        LedgerDocumentSize.Check(json);
        var entity = new TableEntity(key.Partition, key.Row) { [WriteId] = Guid.NewGuid().ToString("N") };
        ChunkedText.Put(entity, json);
        return Outage.GuardAsync(() => SendAsync(key, entity, expected, ct), ct);
    }

    public async IAsyncEnumerable<LedgerDocument> ListAsync(string partition, [EnumeratorCancellation] CancellationToken ct)
    {
        await Outage.GuardAsync(() => EnsureTableAsync(ct), ct);
        var rows = table.QueryAsync<TableEntity>(row => row.PartitionKey == partition, cancellationToken: ct);
        await using var entities = rows.GetAsyncEnumerator(ct);
        while (await Outage.GuardAsync(async () => await entities.MoveNextAsync(), ct))
        {
            yield return Document(entities.Current);
        }
    }

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) => RemoveAsync(key, ETag.All, ct);

    public Task DeleteAsync(DocumentKey key, string expected, CancellationToken ct) => RemoveAsync(key, new ETag(expected), ct);

    private Task RemoveAsync(DocumentKey key, ETag condition, CancellationToken ct) =>
        Outage.GuardAsync(
            async () =>
            {
                await EnsureTableAsync(ct);
                try
                {
                    await table.DeleteEntityAsync(key.Partition, key.Row, condition, ct);
                }
                catch (RequestFailedException refusal) when (refusal.Status == (int)HttpStatusCode.PreconditionFailed)
                {
                    return false;
                }

                return true;
            },
            ct
        );

    private async Task<string?> SendAsync(DocumentKey key, TableEntity entity, string? expected, CancellationToken ct)
    {
        await EnsureTableAsync(ct);
        try
        {
            var response = expected is null
                ? await table.AddEntityAsync(entity, ct)
                : await table.UpdateEntityAsync(entity, new ETag(expected), TableUpdateMode.Replace, ct);
            return response.Headers.ETag?.ToString();
        }
        catch (RequestFailedException refusal) when (IsConflict(refusal))
        {
            var current = await FindAsync(key, ct);
            return current?.GetString(WriteId) == entity.GetString(WriteId) ? current?.ETag.ToString() : null;
        }
    }

    private async Task<TableEntity?> FindAsync(DocumentKey key, CancellationToken ct)
    {
        await EnsureTableAsync(ct);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: ct);
        return found.HasValue ? found.Value : null;
    }

    private async Task<bool> EnsureTableAsync(CancellationToken ct)
    {
        if (!_exists)
        {
            await table.CreateIfNotExistsAsync(ct);
            _exists = true;
        }

        return _exists;
    }

    private static bool IsConflict(RequestFailedException refusal) =>
        refusal.Status is (int)HttpStatusCode.PreconditionFailed
        || refusal.ErrorCode == TableErrorCode.EntityAlreadyExists
        || refusal.ErrorCode == TableErrorCode.ResourceNotFound;

    private static LedgerDocument Document(TableEntity entity) =>
        new(new DocumentKey(entity.PartitionKey, entity.RowKey), ChunkedText.Take(entity), entity.ETag.ToString());
}
