using System.Globalization;
using Microsoft.Data.Sqlite;
using QlikRotator.Local.Sqlite;

namespace QlikRotator.Local.Journal;

/// <summary>
/// Journals in SQLite. Several processes may share them: a rotation has at most one open journal, and an entry's place can
/// be taken only once.
/// </summary>
internal sealed class JournalStore(SqliteFile file)
{
    /// <summary>Opens the next attempt, or returns null where one is open already.</summary>
    public async Task<JournalKey?> TryOpenAsync(string rotationId, string request, DateTimeOffset notBefore)
    {
        var attempts = await file.RunAsync(row => row.GetInt32(0), JournalSql.Open, rotationId, request, Text(notBefore));
        return attempts is [var attempt] ? new JournalKey(rotationId, attempt) : null;
    }

    /// <summary>Open journals whose time has come, the longest due first.</summary>
    public IReadOnlyList<JournalHead> ListDue(DateTimeOffset now, int most) =>
        file.Query(Head, JournalSql.ListDue, Text(now), most);

    /// <summary>How many rotations are open beside one.</summary>
    public int CountOthers(string rotationId) => file.Query(row => row.GetInt32(0), JournalSql.CountOthers, rotationId).Single();

    /// <summary>The newest attempt, open or ended.</summary>
    public JournalHead? Latest(string rotationId) => file.Query(Head, JournalSql.Latest, rotationId).SingleOrDefault();

    public bool IsDue(JournalKey key, DateTimeOffset now) =>
        Latest(key.RotationId) is { Outcome: null } latest && latest.Key == key && latest.NotBefore <= now;

    /// <summary>Lays a journal aside until <paramref name="due"/> or a nudge.</summary>
    public Task ParkAsync(JournalKey key, DateTimeOffset due, DateTimeOffset now) =>
        file.RunAsync(JournalSql.Park, key.RotationId, key.Attempt, Text(due), Text(now));

    public IReadOnlyList<JournalEntry> Read(JournalKey key) => file.Query(Entry, JournalSql.Read, key.RotationId, key.Attempt);

    /// <summary>Writes the next entry.</summary>
    /// <exception cref="SqliteException">Its place is taken: another process runs the same journal.</exception>
    public Task AppendAsync(JournalKey key, JournalEntry entry) => WriteAsync(JournalSql.Append, key, entry);

    /// <summary>Writes an entry in place of the one with its index and of all that came after it.</summary>
    public Task ReplaceAsync(JournalKey key, JournalEntry entry) => WriteAsync(JournalSql.Replace, key, entry);

    private Task WriteAsync(string sql, JournalKey key, JournalEntry entry) =>
        file.RunAsync(
            sql,
            key.RotationId,
            key.Attempt,
            entry.Index,
            entry.Kind.ToString(),
            entry.Name,
            entry.Input,
            entry.Output,
            Text(entry.At)
        );

    public Task EndAsync(JournalKey key, string outcome, DateTimeOffset at) =>
        file.RunAsync(JournalSql.End, key.RotationId, key.Attempt, outcome, Text(at));

    /// <summary>Forgets journals that ended before <paramref name="limit"/>; the ledger keeps what matters.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset limit)
    {
        var purged = await file.RunAsync(row => row.GetString(0), JournalSql.Purge, Text(limit));
        await file.RunAsync(JournalSql.PurgeEntries);
        return purged.Count;
    }

    /// <summary>Leaves a nudge, which survives until a wait of the rotation takes it.</summary>
    public Task NudgeAsync(string rotationId, DateTimeOffset now) => file.RunAsync(JournalSql.Nudge, rotationId, Text(now));

    public bool IsNudged(string rotationId) => file.Query(row => row.GetInt32(0), JournalSql.IsNudged, rotationId).Count > 0;

    public async Task<bool> TakeNudgeAsync(string rotationId) =>
        IsNudged(rotationId) && await file.RunAsync(JournalSql.TakeNudge, rotationId) > 0;

    public IReadOnlyList<string> ListNudged() => file.Query(row => row.GetString(0), JournalSql.ListNudged);

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
