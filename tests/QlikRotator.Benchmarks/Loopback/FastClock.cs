namespace QlikRotator.Benchmarks.Loopback;

/// <summary>A clock that runs faster than the real one, for the rotator and for everything it talks to.</summary>
internal sealed class FastClock(double factor) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _stamp = System.GetTimestamp();
    private long _skipped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() =>
        _start + (System.GetElapsedTime(_stamp) * factor) + TimeSpan.FromTicks(Volatile.Read(ref _skipped));

    public void Skip(TimeSpan time) => Interlocked.Add(ref _skipped, time.Ticks);

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Faster(dueTime), Faster(period));

    private TimeSpan Faster(TimeSpan wait) => wait > TimeSpan.Zero ? wait / factor : wait;
}
