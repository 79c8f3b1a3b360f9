using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Sqlite;

/// <summary>The ledger in SQLite. Every write is a statement that checks the version it replaces, in one transaction with
/// the rows that change along with it.</summary>
internal sealed class SqliteLedgerStore(SqliteFile file) : ILedgerStore
{
    private const int PageSize = 500;

    /// <summary>Comes before every character of a row.</summary>
    private const char Behind = '!';

    private const string Read = "select partition, row, json, version from documents where partition = $1 and row = $2";
    private const string List =
        "select partition, row, json, version from documents where partition = $1 and row >= $2 and row < $4 order by row limit $3";
    private const string Insert =
        "insert into documents (partition, row, json, version) values ($1, $2, $3, $4) on conflict do nothing";
    private const string Update =
        "update documents set json = $3, version = $4 where partition = $1 and row = $2 and version = $5";
    private const string Put =
        "insert into documents (partition, row, json, version) values ($1, $2, $3, $4) on conflict (partition, row) do update set json = $3, version = $4";
    private const string Remove = "delete from documents where partition = $1 and row = $2";

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        SqliteOutage.GuardAsync(() => Task.FromResult(file.Query(Document, Read, key.Partition, key.Row).SingleOrDefault()));

    public Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    )
    {
        LedgerDocumentSize.Check(json);
        var changes = along.Select(row => StatementOf(key.Partition, row)).ToList();
        return SqliteOutage.GuardAsync(async () =>
        {
            var version = Guid.NewGuid().ToString("N");
            SqliteStatement first = expected is null
                ? new(Insert, key.Partition, key.Row, json, version)
                : new(Update, key.Partition, key.Row, json, version, expected);
            return await file.RunIfFirstAsync(first, changes) ? version : null;
        });
    }

    /// <summary>Reads page by page, so that no reader is open while a caller works and no partition is ever in memory as a whole.</summary>
    public async IAsyncEnumerable<LedgerDocument> ListAsync(
        string partition,
        RowRange range,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var size = Math.Min(range.Page, PageSize);
        var next = range.From;
        IReadOnlyList<LedgerDocument> page;
        do
        {
            var from = next;
            page = await SqliteOutage.GuardAsync(() =>
                Task.FromResult(file.Query(Document, List, partition, from, size, range.Before))
            );
            foreach (var document in page)
            {
                ct.ThrowIfCancellationRequested();
                yield return document;
                next = document.Key.Row + Behind;
            }
        } while (page.Count == size);
    }

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) =>
        SqliteOutage.GuardAsync(() => file.RunAsync(Remove, key.Partition, key.Row));

    private static SqliteStatement StatementOf(string partition, RowChange row)
    {
        if (row.Json is not { } json)
        {
            return new(Remove, partition, row.Row);
        }

        LedgerDocumentSize.Check(json);
        return new(Put, partition, row.Row, json, Guid.NewGuid().ToString("N"));
    }

    private static LedgerDocument Document(SqliteDataReader row) =>
        new(new DocumentKey(row.GetString(0), row.GetString(1)), row.GetString(2), row.GetString(3));
}
