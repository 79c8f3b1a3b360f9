using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>Collects what a ledger writes, to put thousands of rotations into the file at once instead of one after the other.</summary>
internal sealed class RecordedDocuments : ILedgerStore
{
    private const string Put = "insert or replace into documents (partition, row, json, version) values ($1, $2, $3, 'v')";

    private readonly ConcurrentDictionary<DocumentKey, string> _documents = new();

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        Task.FromResult(_documents.TryGetValue(key, out var json) ? new LedgerDocument(key, json, "v") : null);

    public Task<string?> WriteAsync(
        DocumentKey key,
        string json,
        string? expected,
        IReadOnlyList<RowChange> along,
        CancellationToken ct
    )
    {
        _documents[key] = json;
        foreach (var row in along)
        {
            if (row.Json is { } copy)
            {
                _documents[key with { Row = row.Row }] = copy;
            }
            else
            {
                _documents.TryRemove(key with { Row = row.Row }, out _);
            }
        }

        return Task.FromResult<string?>("v");
    }

    public async IAsyncEnumerable<LedgerDocument> ListAsync(
        string partition,
        RowRange range,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) => Task.CompletedTask;

    public async Task MoveToAsync(SqliteFile file)
    {
        var statements = _documents.Select(one => new SqliteStatement(Put, one.Key.Partition, one.Key.Row, one.Value)).ToList();
        await file.RunIfFirstAsync(statements[0], statements[1..]);
        _documents.Clear();
    }
}
