using Microsoft.Data.Sqlite;

namespace QlikRotator.Local.Sqlite;

/// <summary>The file <c>rotator.db</c> in a folder of its own, made when it is first opened.</summary>
internal sealed class SqliteLedgerFile(string folder) : IDisposable
{
    public const string FileName = "rotator.db";

    /// <summary>
    /// With a write-ahead log readers and the one writer do not wait for each other. <c>synchronous</c> is full because an intent
    /// must be on the disk before a credential is created.
    /// </summary>
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS documents (
            partition TEXT NOT NULL,
            row TEXT NOT NULL,
            json TEXT NOT NULL,
            version TEXT NOT NULL,
            PRIMARY KEY (partition, row)
        ) WITHOUT ROWID;
        """;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, FileName),
        DefaultTimeout = 30,
    }.ToString();

    private volatile bool _ready;

    /// <summary>An open connection with the table in place. The caller disposes it, which gives it back to the pool.</summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken ct)
    {
        if (!_ready)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(ct);
            await RunAsync(connection, _ready ? "PRAGMA synchronous = FULL" : $"PRAGMA synchronous = FULL; {Schema}", ct);
            _ready = true;
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the pooled connections, and with the last of them the write-ahead log.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both texts are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
