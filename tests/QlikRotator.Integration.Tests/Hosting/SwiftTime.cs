namespace QlikRotator.Integration.Tests.Hosting;

/// <summary>
/// A clock that all parts of a test share and that jumps over waits: a timer fires after at most a few milliseconds and takes the
/// clock to its due time, so hours of soak and minutes of throttling cost nothing and still pass.
/// </summary>
internal sealed class SwiftTime : TimeProvider
{
    private static readonly TimeSpan LongestRealWait = TimeSpan.FromMilliseconds(5);
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _ahead));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Skip(TimeSpan wait) => Interlocked.Add(ref _ahead, Math.Max(0, wait.Ticks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var skipped = dueTime - LongestRealWait;
        return dueTime <= LongestRealWait
            ? System.CreateTimer(callback, state, dueTime, period)
            : System.CreateTimer(_ => Fire(callback, state, skipped), null, LongestRealWait, period);
    }

    private void Fire(TimerCallback callback, object? state, TimeSpan skipped)
    {
        Skip(skipped);
        callback(state);
    }
}
