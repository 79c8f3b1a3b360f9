using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QlikRotator.Local.Journal;

/// <summary>
/// Journals in one SQLite file. Several processes may share it: a rotation has at most one open journal, and an entry's place can
/// be taken only once.
/// </summary>
internal sealed class JournalStore
{
    private readonly string _connection;

    public JournalStore(JournalFolder folder)
    {
        Directory.CreateDirectory(folder.Path);
        _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Path, "journal.db") }.ToString();
        Run(JournalSchema.Create);
    }

    /// <summary>Opens the next attempt, or returns null where one is open already.</summary>
    public JournalKey? TryOpen(string rotationId, string request, DateTimeOffset notBefore)
    {
        var attempts = Query(row => row.GetInt32(0), JournalSchema.Open, rotationId, request, Text(notBefore));
        return attempts is [var attempt] ? new JournalKey(rotationId, attempt) : null;
    }

    public IReadOnlyList<JournalHead> ListOpen() => Query(Head, JournalSchema.ListOpen);

    /// <summary>The newest attempt, open or ended.</summary>
    public JournalHead? Latest(string rotationId) => Query(Head, JournalSchema.Latest, rotationId).SingleOrDefault();

    public bool IsOpen(JournalKey key) => Latest(key.RotationId) is { Outcome: null } latest && latest.Key == key;

    public IReadOnlyList<JournalEntry> Read(JournalKey key) => Query(Entry, JournalSchema.Read, key.RotationId, key.Attempt);

    /// <summary>Writes the next entry.</summary>
    /// <exception cref="SqliteException">Its place is taken: another process runs the same journal.</exception>
    public void Append(JournalKey key, JournalEntry entry) =>
        Run(
            JournalSchema.Append,
            key.RotationId,
            key.Attempt,
            entry.Index,
            entry.Kind.ToString(),
            entry.Name,
            entry.Input,
            entry.Output,
            Text(entry.At)
        );

    public void End(JournalKey key, string outcome, DateTimeOffset at) =>
        Run(JournalSchema.End, key.RotationId, key.Attempt, outcome, Text(at));

    /// <summary>Forgets journals that ended before <paramref name="limit"/>; the ledger keeps what matters.</summary>
    /// <returns>How many were forgotten.</returns>
    public int Purge(DateTimeOffset limit)
    {
        var purged = Query(row => row.GetString(0), JournalSchema.Purge, Text(limit)).Count;
        Run(JournalSchema.PurgeEntries);
        return purged;
    }

    /// <summary>Leaves a nudge, which survives until a wait of the rotation takes it.</summary>
    public void Nudge(string rotationId) => Run(JournalSchema.Nudge, rotationId);

    public bool TakeNudge(string rotationId) => Run(JournalSchema.TakeNudge, rotationId) > 0;

    public IReadOnlyList<string> ListNudged() => Query(row => row.GetString(0), JournalSchema.ListNudged);

    private int Run(string sql, params object?[] values)
    {
        using var connection = Open();
        return connection.Run(sql, values);
    }

    private IReadOnlyList<T> Query<T>(Func<SqliteDataReader, T> map, string sql, params object?[] values)
    {
        using var connection = Open();
        return connection.Query(map, sql, values);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }

    private static JournalHead Head(SqliteDataReader row) =>
        new(
            new(row.GetString(0), row.GetInt32(1)),
            row.GetString(2),
            Time(row.GetString(3)),
            row.IsDBNull(4) ? null : row.GetString(4)
        );

    private static JournalEntry Entry(SqliteDataReader row) =>
        new(
            row.GetInt32(0),
            Enum.Parse<JournalEntryKind>(row.GetString(1)),
            row.GetString(2),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            Time(row.GetString(5))
        );

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
