using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using QlikRotator.Application.Events;
using QlikRotator.Azure.Events;
using QlikRotator.Functions.Events;

namespace QlikRotator.Functions.Triggers;

/// <summary>
/// A message that could not be handled. This queue has no poison queue of its own: while this function fails, the message stays and
/// is tried again, each time after the minutes it was hidden for.
/// </summary>
internal sealed class PoisonedEvent(SetAsideEvents aside)
{
    [Function(nameof(PoisonedEvent))]
    public Task RunAsync([QueueTrigger(EventQueues.Poison)] QueueMessage message, CancellationToken ct)
    {
        var text = message.Body.ToString();
        return aside.TakeAsync(message.MessageId, text, QueueText.Decode(text), ct);
    }
}
