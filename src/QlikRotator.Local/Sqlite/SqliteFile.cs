using Microsoft.Data.Sqlite;
using QlikRotator.Local.State;

namespace QlikRotator.Local.Sqlite;

/// <summary>
/// The file <c>rotator.db</c>, made when it is first used: ledger and journals of this machine. Several processes may use it at once;
/// a writer waits for another one for up to 30 seconds.
/// </summary>
/// <param name="folder">Where it stands; created if it is missing.</param>
internal sealed class SqliteFile(string folder) : IDisposable
{
    public const string FileName = "rotator.db";

    /// <summary>
    /// With a write-ahead log readers and the one writer do not wait for each other. <c>synchronous</c> is full because an intent
    /// must be on the disk before a credential is created.
    /// </summary>
    private const string Always = "pragma synchronous = full";

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, FileName),
        DefaultTimeout = 30,
    }.ToString();

    private volatile bool _ready;

    /// <param name="sql">A constant; what varies is a parameter: $1, $2 and so on.</param>
    /// <returns>How many rows were changed.</returns>
    public int Run(string sql, params object?[] values)
    {
        using var connection = Open();
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>One transaction: the rest happens only where the first statement changes exactly one row.</summary>
    /// <returns>Whether it did.</returns>
    public bool RunIfFirst(SqliteStatement first, IEnumerable<SqliteStatement> rest)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using var command = Command(connection, first.Sql, first.Values);
        if (command.ExecuteNonQuery() != 1)
        {
            return false;
        }

        foreach (var one in rest)
        {
            using var along = Command(connection, one.Sql, one.Values);
            along.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    }

    /// <param name="sql">A constant; what varies is a parameter: $1, $2 and so on.</param>
    public IReadOnlyList<T> Query<T>(Func<SqliteDataReader, T> map, string sql, params object?[] values)
    {
        using var connection = Open();
        using var command = Command(connection, sql, values);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(map(rows));
        }

        return found;
    }

    /// <summary>Closes the pooled connections, and with the last of them the write-ahead log.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Open()
    {
        if (!_ready)
        {
            PrivateFolder.Create(folder);
            PrivateFolder.Prepare(Path.Combine(folder, FileName));
        }

        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = Command(connection, _ready ? Always : $"{Always}; {SqliteSchema.Create}", []);
            command.ExecuteNonQuery();
            _ready = true;
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        return command;
    }
}
