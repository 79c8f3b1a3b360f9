using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Sqlite;

/// <summary>The ledger in SQLite. Every write is a single statement that checks the version it replaces.</summary>
internal sealed class SqliteLedgerStore(SqliteFile file) : ILedgerStore
{
    private const int PageSize = 500;
    private const string Read = "select partition, row, json, version from documents where partition = $1 and row = $2";
    private const string List =
        "select partition, row, json, version from documents where partition = $1 and row > $2 order by row limit $3";
    private const string Insert =
        "insert into documents (partition, row, json, version) values ($1, $2, $3, $4) on conflict do nothing";
    private const string Update =
        "update documents set json = $3, version = $4 where partition = $1 and row = $2 and version = $5";
    private const string Remove = "delete from documents where partition = $1 and row = $2";

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        SqliteOutage.GuardAsync(() => file.Query(Document, Read, key.Partition, key.Row).SingleOrDefault());

    public Task<string?> WriteAsync(DocumentKey key, string json, string? expected, CancellationToken ct)
    {
        LedgerDocumentSize.Check(json);
        return SqliteOutage.GuardAsync(() =>
        {
            var version = Guid.NewGuid().ToString("N");
            var written = expected is null
                ? file.Run(Insert, key.Partition, key.Row, json, version)
                : file.Run(Update, key.Partition, key.Row, json, version, expected);
            return written == 1 ? version : null;
        });
    }

    /// <summary>Reads page by page, so that no reader is open while a caller works and no partition is ever in memory as a whole.</summary>
    public async IAsyncEnumerable<LedgerDocument> ListAsync(string partition, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = "";
        IReadOnlyList<LedgerDocument> page;
        do
        {
            var from = after;
            page = await SqliteOutage.GuardAsync(() => file.Query(Document, List, partition, from, PageSize));
            foreach (var document in page)
            {
                ct.ThrowIfCancellationRequested();
                yield return document;
                after = document.Key.Row;
            }
        } while (page.Count == PageSize);
    }

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) =>
        SqliteOutage.GuardAsync(() => file.Run(Remove, key.Partition, key.Row));

    private static LedgerDocument Document(SqliteDataReader row) =>
        new(new DocumentKey(row.GetString(0), row.GetString(1)), row.GetString(2), row.GetString(3));
}
