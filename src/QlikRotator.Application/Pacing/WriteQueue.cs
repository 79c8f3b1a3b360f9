using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Pacing;

/// <summary>How far the writes of one user at one tenant have been given out, to all processes together.</summary>
internal sealed record QueueRecord(DateTimeOffset GivenUntil)
{
    /// <summary>Whose writes they are; null where an earlier build gave them out.</summary>
    public string? Tenant { get; init; }

    public string? User { get; init; }
}

/// <summary>
/// The queue of those who want to write as one user at one tenant. The ledger keeps its end, so that all processes wait in one queue;
/// each takes a few seconds' worth of places at a time and gives them out in the order it is asked.
/// </summary>
internal sealed class WriteQueue(
    DocumentKey key,
    int perMinute,
    ILedgerStore store,
    TimeProvider time,
    string? tenant = null,
    string? user = null
) : IDisposable
{
    /// <summary>
    /// A place is good for this long, so this much may come together after a pause. With the usual 96 a minute no five minutes see more
    /// than 496 of the 500 writes that Qlik allows in them.
    /// </summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Share = TimeSpan.FromSeconds(3);

    private readonly DocumentCache<Stored<QueueRecord>?> _seen = new();
    private readonly SemaphoreSlim _gate = new(1);
    private readonly TimeSpan _each = TimeSpan.FromMinutes(1) / Math.Max(1, perMinute);
    private DateTimeOffset _next;
    private DateTimeOffset _end;

    /// <summary>Takes the next place for so many writes together.</summary>
    /// <returns>From when (UTC) they may be sent; often already past.</returns>
    public async Task<DateTimeOffset> TakeAsync(int writes, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var needed = _each * writes;
            var from = Later(_next, time.GetUtcNow() - Together);
            if (from + needed > _end)
            {
                from = await ExtendAsync(from, needed, ct);
            }

            return _next = from + needed;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Where nobody else has taken places meanwhile, what is left of the last share stays good.</summary>
    private async Task<DateTimeOffset> ExtendAsync(DateTimeOffset from, TimeSpan needed, CancellationToken ct)
    {
        var share = Later(needed, _each * Math.Ceiling(Share / _each));
        var start = DateTimeOffset.MinValue;
        await store.ChangeAsync<QueueRecord>(
            key,
            found =>
            {
                start = Later(found?.GivenUntil ?? DateTimeOffset.MinValue, time.GetUtcNow() - Together);
                return new QueueRecord(start + share) { Tenant = tenant, User = user };
            },
            _seen,
            ct
        );
        var continues = start == _end && from < _end;
        _end = start + share;
        return continues ? from : start;
    }

    private static T Later<T>(T one, T other)
        where T : IComparable<T> => one.CompareTo(other) >= 0 ? one : other;
}
