namespace QlikRotator.Local.Sqlite;

/// <summary>The ledger's documents; the journals, their entries, and the nudges that no wait has taken yet.</summary>
internal static class SqliteSchema
{
    public const string Create = """
        pragma journal_mode = wal;
        create table if not exists documents (
            partition text not null, row text not null, json text not null, version text not null,
            primary key (partition, row)) without rowid;
        create table if not exists journal (
            rotation text not null, attempt integer not null, request text not null, not_before text not null,
            outcome text, ended_at text, primary key (rotation, attempt)) strict;
        create unique index if not exists one_open_journal on journal (rotation) where outcome is null;
        create index if not exists due_journal on journal (not_before) where outcome is null;
        create table if not exists entry (
            rotation text not null, attempt integer not null, idx integer not null, kind text not null, name text not null,
            input text not null, output text, at text not null, primary key (rotation, attempt, idx)) strict;
        create table if not exists nudge (rotation text primary key) strict;
        """;
}
