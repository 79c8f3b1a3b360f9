using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace QlikRotator.Local.Journal;

/// <summary>The journal's tables and everything that is said to them; parameters are $1, $2 and so on.</summary>
internal static class JournalSchema
{
    public const string Create = """
        pragma journal_mode = wal;
        create table if not exists journal (
            rotation text not null, attempt integer not null, request text not null, not_before text not null,
            outcome text, ended_at text, primary key (rotation, attempt)) strict;
        create unique index if not exists one_open_journal on journal (rotation) where outcome is null;
        create table if not exists entry (
            rotation text not null, attempt integer not null, idx integer not null, kind text not null, name text not null,
            input text not null, output text, at text not null, primary key (rotation, attempt, idx)) strict;
        create table if not exists nudge (rotation text primary key) strict;
        """;

    public const string Open = """
        insert or ignore into journal (rotation, attempt, request, not_before)
        select $1, coalesce(max(attempt), 0) + 1, $2, $3 from journal where rotation = $1
        returning attempt
        """;

    public const string ListOpen =
        "select rotation, attempt, request, not_before, outcome from journal where outcome is null order by not_before";

    public const string Latest = """
        select rotation, attempt, request, not_before, outcome from journal
        where rotation = $1 order by attempt desc limit 1
        """;

    public const string Read =
        "select idx, kind, name, input, output, at from entry where rotation = $1 and attempt = $2 order by idx";

    public const string Append = "insert into entry values ($1, $2, $3, $4, $5, $6, $7, $8)";

    public const string End = """
        update journal set outcome = $3, ended_at = $4 where rotation = $1 and attempt = $2;
        delete from nudge where rotation = $1;
        """;

    public const string Purge = "delete from journal where ended_at < $1 returning rotation";

    public const string PurgeEntries =
        "delete from entry where (rotation, attempt) not in (select rotation, attempt from journal)";

    public const string Nudge = "insert or ignore into nudge values ($1)";
    public const string TakeNudge = "delete from nudge where rotation = $1";
    public const string ListNudged = "select rotation from nudge";

    public static int Run(this SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public static IReadOnlyList<T> Query<T>(
        this SqliteConnection connection,
        Func<SqliteDataReader, T> map,
        string sql,
        params object?[] values
    )
    {
        using var command = connection.Command(sql, values);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(map(rows));
        }

        return found;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Every text is a constant of this class; values are parameters.")]
    private static SqliteCommand Command(this SqliteConnection connection, string sql, object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        return command;
    }
}
