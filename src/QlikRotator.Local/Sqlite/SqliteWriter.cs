using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace QlikRotator.Local.Sqlite;

/// <summary>
/// Writes of this process, over one connection. Whoever comes while another writes waits without a thread, and all who wait
/// are committed in one transaction: making it durable takes the disk as long for one as for many.
/// </summary>
internal sealed class SqliteWriter(Func<SqliteSession> open) : IDisposable
{
    /// <summary>What is committed at once; other processes wait as long.</summary>
    private const int MostAtOnce = 64;

    private readonly ConcurrentQueue<SqliteWrite> _waiting = new();
    private SqliteSession? _session;
    private int _isWriting;

    /// <returns>Completes when what was written is on the disk.</returns>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work)
    {
        var write = new SqliteWrite<T>(work);
        _waiting.Enqueue(write);
        WriteNext();
        return write.Done;
    }

    public void Dispose() => _session?.Dispose();

    /// <summary>Who writes looks into the queue again after it has made room, so nobody who found it writing is forgotten.</summary>
    private void WriteNext()
    {
        if (Interlocked.Exchange(ref _isWriting, 1) == 1)
        {
            return;
        }

        Commit(Take());
        Volatile.Write(ref _isWriting, 0);
        if (!_waiting.IsEmpty)
        {
            ThreadPool.UnsafeQueueUserWorkItem(writer => writer.WriteNext(), this, preferLocal: false);
        }
    }

    private List<SqliteWrite> Take()
    {
        var taken = new List<SqliteWrite>();
        while (taken.Count < MostAtOnce && _waiting.TryDequeue(out var next))
        {
            taken.Add(next);
        }

        return taken;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, those who wait are told.")]
    private void Commit(List<SqliteWrite> writes)
    {
        try
        {
            if (writes.Count > 0)
            {
                _session ??= open();
                _session.Run("begin immediate");
                writes.ForEach(write => write.RunIn(_session));
                _session.Run("commit");
            }
        }
        catch (Exception failure)
        {
            _session?.Dispose();
            _session = null;
            writes.ForEach(write => write.Failed(failure));
            return;
        }

        writes.ForEach(write => write.Committed());
    }
}
