using Microsoft.Data.Sqlite;

namespace QlikRotator.Local.Sqlite;

/// <summary>An open connection with the statements that were run over it: each text is compiled once. For one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <param name="sql">A constant; what varies is a parameter: $1, $2 and so on.</param>
    /// <returns>How many rows were changed.</returns>
    public int Run(string sql, params object?[] values) => Command(sql, values).ExecuteNonQuery();

    /// <param name="sql">A constant; what varies is a parameter: $1, $2 and so on.</param>
    public IReadOnlyList<T> Query<T>(Func<SqliteDataReader, T> map, string sql, params object?[] values)
    {
        using var rows = Command(sql, values).ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(map(rows));
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Command(string sql, object?[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Parameters.AddRange(values.Select((_, place) => new SqliteParameter { ParameterName = $"${place + 1}" }));
            _commands.Add(sql, command);
        }

        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place] ?? DBNull.Value;
        }

        return command;
    }
}
