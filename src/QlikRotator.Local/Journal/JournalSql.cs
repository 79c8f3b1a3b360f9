namespace QlikRotator.Local.Journal;

/// <summary>Everything that is said to the journal's tables; parameters are $1, $2 and so on.</summary>
internal static class JournalSql
{
    public const string Open = """
        insert or ignore into journal (rotation, attempt, request, not_before)
        select $1, coalesce(max(attempt), 0) + 1, $2, $3 from journal where rotation = $1
        returning attempt
        """;

    public const string ListDue = """
        select rotation, attempt, request, not_before, outcome from journal
        where outcome is null and not_before <= $1 order by not_before limit $2
        """;

    public const string CountOthers = "select count(*) from journal where outcome is null and rotation <> $1";

    /// <summary>A nudge that came before the wait began ends it at once.</summary>
    public const string Park = """
        update journal set not_before = case when exists (select 1 from nudge where rotation = $1) then $4 else $3 end
        where rotation = $1 and attempt = $2 and outcome is null
        """;

    public const string Latest = """
        select rotation, attempt, request, not_before, outcome from journal
        where rotation = $1 order by attempt desc limit 1
        """;

    public const string Read =
        "select idx, kind, name, input, output, at from entry where rotation = $1 and attempt = $2 order by idx";

    public const string Append = "insert into entry values ($1, $2, $3, $4, $5, $6, $7, $8)";

    public const string Replace = """
        delete from entry where rotation = $1 and attempt = $2 and idx >= $3;
        insert into entry values ($1, $2, $3, $4, $5, $6, $7, $8);
        """;

    public const string End = """
        update journal set outcome = $3, ended_at = $4 where rotation = $1 and attempt = $2;
        delete from nudge where rotation = $1;
        """;

    public const string Purge = "delete from journal where ended_at < $1 returning rotation";

    public const string PurgeEntries =
        "delete from entry where (rotation, attempt) not in (select rotation, attempt from journal)";

    /// <summary>Also wakes a rotation that waits in the table; one that has not begun begins at its time all the same.</summary>
    public const string Nudge = """
        insert or ignore into nudge values ($1);
        update journal set not_before = $2 where rotation = $1 and outcome is null and not_before > $2
        and exists (select 1 from entry where entry.rotation = journal.rotation and entry.attempt = journal.attempt);
        """;

    public const string IsNudged = "select 1 from nudge where rotation = $1";
    public const string TakeNudge = "delete from nudge where rotation = $1";
    public const string ListNudged = "select rotation from nudge";
}
