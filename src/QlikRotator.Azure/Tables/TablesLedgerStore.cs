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

    public Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    )
    {
        var entity = EntityOf(key.Partition, key.Row, json);
        entity[WriteId] = Guid.NewGuid().ToString("N");
        var write = new TableWrite(entity, expected, [.. along.Select(row => ActionOf(key.Partition, row))]);
        return Outage.GuardAsync(() => SendAsync(key, write, ct), ct);
    }

    public async IAsyncEnumerable<LedgerDocument> ListAsync(
        string partition,
        RowRange range,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await Outage.GuardAsync(() => EnsureTableAsync(ct), ct);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.Before}"
        );
        var rows = table.QueryAsync<TableEntity>(filter, range.Page, cancellationToken: ct);
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

    private async Task<string?> SendAsync(DocumentKey key, TableWrite write, CancellationToken ct)
    {
        await EnsureTableAsync(ct);
        try
        {
            return (await write.SendAsync(table, ct)).Headers.ETag?.ToString();
        }
        catch (RequestFailedException refusal) when (IsConflict(refusal))
        {
            var current = await FindAsync(key, ct);
            return current?.GetString(WriteId) == write.Entity.GetString(WriteId) ? current?.ETag.ToString() : null;
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

    private static TableTransactionAction ActionOf(string partition, RowChange row) =>
        row.Json is { } json
            ? new(TableTransactionActionType.UpsertReplace, EntityOf(partition, row.Row, json))
            : new(TableTransactionActionType.Delete, new TableEntity(partition, row.Row), ETag.All);

    private static TableEntity EntityOf(string partition, string row, string json)
    {
        LedgerDocumentSize.Check(json);
        var entity = new TableEntity(partition, row);
        ChunkedText.Put(entity, json);
        return entity;
    }

    private static LedgerDocument Document(TableEntity entity) =>
        new(new DocumentKey(entity.PartitionKey, entity.RowKey), ChunkedText.Take(entity), entity.ETag.ToString());
}
