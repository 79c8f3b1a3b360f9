using Azure;
using Azure.Storage.Queues;
using QlikRotator.Application.Events;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Functions.Events;

/// <summary>Keeps messages in a queue that nothing reads and whose messages do not expire.</summary>
internal sealed class KeptEventQueue(EventQueues queues) : IKeptEvents
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _queue = queues.Open(EventQueues.Kept);

    public Uri Address => _queue.Uri;

    public Task KeepAsync(string message, CancellationToken ct) =>
        GuardAsync(() => _queue.SendMessageAsync(message, timeToLive: Forever, cancellationToken: ct));

    public async Task<bool> IsEmptyAsync(CancellationToken ct) =>
        await GuardAsync(async () => (await _queue.PeekMessageAsync(ct)).Value is null);

    private static async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (RequestFailedException failure)
        {
            throw new TryAgainException(
                new(
                    FunctionsCodes.QueueUnreachable,
                    $"The queue {EventQueues.Kept} answered {failure.Status} {failure.ErrorCode}."
                )
            );
        }
    }
}
