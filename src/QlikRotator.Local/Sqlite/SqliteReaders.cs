using System.Collections.Concurrent;

namespace QlikRotator.Local.Sqlite;

/// <summary>Connections that only read: one for each who reads at the same time, a few of them kept for the next.</summary>
internal sealed class SqliteReaders(Func<SqliteSession> open) : IDisposable
{
    private const int MostKept = 8;

    private readonly ConcurrentStack<SqliteSession> _idle = new();

    public T Read<T>(Func<SqliteSession, T> read)
    {
        var session = _idle.TryPop(out var idle) ? idle : open();
        var whole = false;
        try
        {
            var found = read(session);
            whole = true;
            return found;
        }
        finally
        {
            Return(session, whole);
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var session))
        {
            session.Dispose();
        }
    }

    private void Return(SqliteSession session, bool whole)
    {
        if (whole && _idle.Count < MostKept)
        {
            _idle.Push(session);
        }
        else
        {
            session.Dispose();
        }
    }
}
