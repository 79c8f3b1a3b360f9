using Microsoft.Extensions.Time.Testing;

namespace QlikRotator.Application.Tests.Sweeping;

/// <summary>A clock that knows how many waits are pending, so that a test moves it on only when everybody waits.</summary>
internal sealed class CountingTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private int _waits;

    public int Waits => Volatile.Read(ref _waits);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _waits);
        return new Counted(base.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref _waits));
    }

    /// <summary>A delay disposes of its timer when it is over, which is before whoever waited goes on.</summary>
    private sealed class Counted(ITimer timer, Action ended) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                ended();
                timer.Dispose();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
