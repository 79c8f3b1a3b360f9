using Microsoft.DurableTask.Protobuf;

namespace QlikRotator.Durable.Tests.Time;

/// <summary>The time as a story has it, for one instance: nothing in a story waits for a real clock.</summary>
internal interface IStoryClock
{
    /// <summary>The time at which the workflow is called with these new events.</summary>
    DateTimeOffset Turn(IEnumerable<HistoryEvent> news);

    /// <summary>The workflow waits until <paramref name="due"/>. False where somebody nudges before: then no timer fires.</summary>
    bool Fires(DateTimeOffset due);
}
