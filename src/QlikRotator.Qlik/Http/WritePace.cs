namespace QlikRotator.Qlik.Http;

/// <summary>
/// Spreads a tenant's writes, so that many rotations at once are not told to slow down: half a minute's worth may come together, then
/// one after the other. Only what begins something waits; what proves or ends it is counted and goes at once, or a rotation would have
/// to throw away what it has just made. Other processes have a pace of their own, and what is too much for the tenant all the same, it
/// answers with 429.
/// </summary>
internal sealed class WritePace(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly TimeSpan _each = TimeSpan.FromMinutes(1) / perMinute;
    private DateTimeOffset _spentUntil;

    public void Count()
    {
        lock (_gate)
        {
            _spentUntil = Next(time.GetUtcNow());
        }
    }

    /// <summary>Takes the next place if it comes within <paramref name="patience"/>, and says how long it is till then.</summary>
    /// <returns>A wait longer than the patience means that no place was taken.</returns>
    public TimeSpan Take(TimeSpan patience)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var next = Next(now);
            var wait = next > now ? next - now : TimeSpan.Zero;
            _spentUntil = wait > patience ? _spentUntil : next;
            return wait;
        }
    }

    private DateTimeOffset Next(DateTimeOffset now) => (_spentUntil > now - Together ? _spentUntil : now - Together) + _each;
}
