using Microsoft.DurableTask.Protobuf;
using QlikRotator.Durable.Tests.Time;

namespace QlikRotator.Durable.Tests.Outcomes;

/// <summary>The clock of a story's world, which jumps over the workflow's waits as it jumps over everybody's.</summary>
internal sealed class SwiftClock(SwiftTime time, ContextLog log) : IStoryClock
{
    /// <summary>The context asks for a second more than the workflow does.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    public DateTimeOffset Turn(IEnumerable<HistoryEvent> news) => time.GetUtcNow();

    public bool Fires(DateTimeOffset due)
    {
        var wait = due - Rounding - time.GetUtcNow();
        log.Waits.Add(wait);
        time.Skip(wait);
        return true;
    }
}
