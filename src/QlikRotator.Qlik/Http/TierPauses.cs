using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Qlik.Http;

/// <summary>
/// When a tenant says 429, it means all calls of that rate tier: reads are one, everything that changes something is the other. Until its
/// time has come nothing more is sent there, by whichever step, scan or command of this process.
/// </summary>
internal sealed class TierPauses(string host, TimeProvider time)
{
    /// <summary>After this long one call may ask again, whatever the tenant said.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _reads;
    private DateTimeOffset _writes;

    /// <exception cref="TryAgainException">The tier's time has not come: nothing was sent.</exception>
    public void Check(QlikRequest request)
    {
        var until = Until(request);
        if (until > time.GetUtcNow())
        {
            throw Throttled(until);
        }
    }

    /// <summary>Keeps in mind what an answer says about its tier.</summary>
    /// <returns>What the 429 comes to for its own caller.</returns>
    public TryAgainException Note(QlikRequest request, Exchange throttled)
    {
        var now = time.GetUtcNow();
        var due = throttled.NotBefore ?? now + QlikTimings.WaitAfterThrottling;
        lock (_gate)
        {
            var kept = due < now + Longest ? due : now + Longest;
            _ = IsRead(request) ? _reads = Later(_reads, kept) : _writes = Later(_writes, kept);
        }

        return Throttled(due);
    }

    private DateTimeOffset Until(QlikRequest request)
    {
        lock (_gate)
        {
            return IsRead(request) ? _reads : _writes;
        }
    }

    private TryAgainException Throttled(DateTimeOffset due) =>
        new(new Reason(QlikCodes.Throttled, $"{host} asks to slow down until {due:u}."), due);

    private static bool IsRead(QlikRequest request) => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
