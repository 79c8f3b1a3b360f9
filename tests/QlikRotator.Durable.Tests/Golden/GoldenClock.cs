using Microsoft.DurableTask.Protobuf;
using QlikRotator.Durable.Tests.Time;
using QlikRotator.Local.Tests.Golden;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Durable.Tests.Golden;

/// <summary>The clock that golden journals were recorded by: a step takes two seconds, a wait lasts until it is due or nudged.</summary>
internal sealed class GoldenClock(Scenario scenario) : IStoryClock
{
    /// <summary>The context asks for a second more than the workflow does.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private DateTimeOffset _now = Story.Begin;
    private DateTimeOffset _waitEnds;

    public DateTimeOffset Turn(IEnumerable<HistoryEvent> news)
    {
        foreach (var one in news)
        {
            _now = one.EventTypeCase switch
            {
                HistoryEvent.EventTypeOneofCase.TaskCompleted => _now + TimeSpan.FromSeconds(2),
                HistoryEvent.EventTypeOneofCase.TimerFired or HistoryEvent.EventTypeOneofCase.EventRaised => _waitEnds,
                _ => _now,
            };
        }

        return _now;
    }

    public bool Fires(DateTimeOffset due)
    {
        var nudges = scenario.Nudges.Select(after => Story.Begin + after).Where(at => at > _now);
        _waitEnds = nudges.Append(due - Rounding).Min();
        return _waitEnds == due - Rounding;
    }
}
