using System.Diagnostics.CodeAnalysis;

namespace QlikRotator.Local.Sqlite;

/// <summary>Something to be written, and whoever waits for it to be on the disk.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Takes all of it back where a part fails, and leaves alone what others wrote in the same transaction.</summary>
    /// <exception cref="Exception">The transaction is gone: nobody's part of it is written.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, whoever wrote it is told, and nobody else.")]
    public void RunIn(SqliteSession session)
    {
        session.Run("savepoint one");
        try
        {
            Run(session);
        }
        catch (Exception failure)
        {
            session.Run("rollback to one");
            TakenBack(failure);
        }

        session.Run("release one");
    }

    /// <summary>The transaction is on the disk.</summary>
    public abstract void Committed();

    /// <summary>The transaction failed, as far as anybody can tell.</summary>
    public abstract void Failed(Exception failure);

    protected abstract void Run(SqliteSession session);

    protected abstract void TakenBack(Exception failure);
}

/// <inheritdoc/>
internal sealed class SqliteWrite<T>(Func<SqliteSession, T> work) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;
    private Exception? _failure;

    public Task<T> Done => _done.Task;

    public override void Committed()
    {
        if (_failure is null)
        {
            _done.SetResult(_answer!);
        }
        else
        {
            _done.SetException(_failure);
        }
    }

    public override void Failed(Exception failure) => _done.SetException(failure);

    protected override void Run(SqliteSession session) => _answer = work(session);

    protected override void TakenBack(Exception failure) => _failure = failure;
}
