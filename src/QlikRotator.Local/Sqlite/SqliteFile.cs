using Microsoft.Data.Sqlite;
using QlikRotator.Local.State;

namespace QlikRotator.Local.Sqlite;

/// <summary>
/// The file <c>rotator.db</c>, made when it is first used: ledger and journals of this machine. Several processes may use it at once;
/// a writer waits for another one for up to 30 seconds.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    public const string FileName = "rotator.db";

    /// <summary>
    /// With a write-ahead log readers and the one writer do not wait for each other. <c>synchronous</c> is full because an intent
    /// must be on the disk before a credential is created.
    /// </summary>
    private const string Always = "pragma busy_timeout = 30000; pragma synchronous = full";

    private const string First = $"{Always}; {SqliteSchema.Create}";

    private readonly string _folder;
    private readonly string _connection;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;
    private volatile bool _ready;

    /// <param name="folder">Where it stands; created if it is missing.</param>
    public SqliteFile(string folder)
    {
        _folder = folder;
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, FileName),
            DefaultTimeout = 30,
            Pooling = false,
        }.ToString();
        (_readers, _writer) = (new(Open), new(Open));
    }

    /// <summary>Writes; on the disk when the task has completed.</summary>
    /// <param name="sql">A constant; what varies is a parameter: $1, $2 and so on.</param>
    /// <returns>How many rows were changed.</returns>
    public Task<int> RunAsync(string sql, params object?[] values) => _writer.WriteAsync(session => session.Run(sql, values));

    /// <summary>Writes, as <see cref="RunAsync"/> does, and tells of each row.</summary>
    public Task<IReadOnlyList<T>> RunAsync<T>(Func<SqliteDataReader, T> map, string sql, params object?[] values) =>
        _writer.WriteAsync(session => session.Query(map, sql, values));

    /// <summary>All or nothing: the rest is written only where the first statement changes exactly one row.</summary>
    /// <returns>Whether it did.</returns>
    public Task<bool> RunIfFirstAsync(SqliteStatement first, IReadOnlyList<SqliteStatement> rest) =>
        _writer.WriteAsync(session =>
        {
            if (session.Run(first.Sql, first.Values) != 1)
            {
                return false;
            }

            foreach (var one in rest)
            {
                session.Run(one.Sql, one.Values);
            }

            return true;
        });

    /// <param name="sql">A constant; what varies is a parameter: $1, $2 and so on.</param>
    public IReadOnlyList<T> Query<T>(Func<SqliteDataReader, T> map, string sql, params object?[] values) =>
        _readers.Read(session => session.Query(map, sql, values));

    /// <summary>Closes the connections, and with the last of them the write-ahead log.</summary>
    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    private SqliteSession Open()
    {
        if (!_ready)
        {
            PrivateFolder.Create(_folder);
            PrivateFolder.Prepare(Path.Combine(_folder, FileName));
        }

        var connection = new SqliteConnection(_connection);
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();
            session.Run(_ready ? Always : First);
            _ready = true;
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
