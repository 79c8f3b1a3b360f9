using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Sqlite;

/// <summary>
/// The ledger in one SQLite file. Several processes may use the file at once: every write is a single statement that checks the
/// version it replaces, and a writer waits for another one for up to 30 seconds.
/// </summary>
internal sealed class SqliteLedgerStore(SqliteLedgerFile file) : ILedgerStore
{
    private const string Select = "SELECT partition, row, json, version FROM documents WHERE partition = $partition";

    private const string Insert = """
        INSERT INTO documents (partition, row, json, version) VALUES ($partition, $row, $json, $version)
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE documents SET json = $json, version = $version
        WHERE partition = $partition AND row = $row AND version = $expected
        """;

    private const string Remove = "DELETE FROM documents WHERE partition = $partition AND row = $row";

    public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) =>
        SqliteOutage.GuardAsync(async () =>
        {
            await using var connection = await file.OpenAsync(ct);
            await using var command = Command(connection, $"{Select} AND row = $row", key);
            await using var reader = await command.ExecuteReaderAsync(ct);
            return await reader.ReadAsync(ct) ? Document(reader) : null;
        });

    public Task<string?> WriteAsync(DocumentKey key, string json, string? expected, CancellationToken ct)
    {
        LedgerDocumentSize.Check(json);
        return SqliteOutage.GuardAsync(async () =>
        {
            var version = Guid.NewGuid().ToString("N");
            await using var connection = await file.OpenAsync(ct);
            await using var command = Command(connection, expected is null ? Insert : Update, key);
            command.Parameters.AddWithValue("$json", json);
            command.Parameters.AddWithValue("$version", version);
            command.Parameters.AddWithValue("$expected", expected ?? "");
            return await command.ExecuteNonQueryAsync(ct) == 1 ? version : null;
        });
    }

    /// <summary>Reads the whole partition before the first document is given out, so that no reader is open while a caller works.</summary>
    public async IAsyncEnumerable<LedgerDocument> ListAsync(string partition, [EnumeratorCancellation] CancellationToken ct)
    {
        var documents = await SqliteOutage.GuardAsync(() => ReadPartitionAsync(partition, ct));
        foreach (var document in documents)
        {
            ct.ThrowIfCancellationRequested();
            yield return document;
        }
    }

    public Task DeleteAsync(DocumentKey key, CancellationToken ct) =>
        SqliteOutage.GuardAsync(async () =>
        {
            await using var connection = await file.OpenAsync(ct);
            await using var command = Command(connection, Remove, key);
            return await command.ExecuteNonQueryAsync(ct);
        });

    private async Task<List<LedgerDocument>> ReadPartitionAsync(string partition, CancellationToken ct)
    {
        await using var connection = await file.OpenAsync(ct);
        await using var command = Command(connection, $"{Select} ORDER BY row", new DocumentKey(partition, ""));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var documents = new List<LedgerDocument>();
        while (await reader.ReadAsync(ct))
        {
            documents.Add(Document(reader));
        }

        return documents;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, DocumentKey key)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this class; what varies is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$partition", key.Partition);
        command.Parameters.AddWithValue("$row", key.Row);
        return command;
    }

    private static LedgerDocument Document(SqliteDataReader reader) =>
        new(new DocumentKey(reader.GetString(0), reader.GetString(1)), reader.GetString(2), reader.GetString(3));
}
