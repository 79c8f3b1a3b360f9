using QlikRotator.Application.Events;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Events;

/// <summary>A place for messages that may be out of reach, or lose its process right after it has kept one.</summary>
internal sealed class KeptInMemory : IKeptEvents
{
    public List<string> Messages { get; } = [];

    public bool IsDown { get; set; }

    public Uri Address { get; } = new("https://contosohost.queue.core.windows.net/key-vault-events-kept");

    public Task KeepAsync(string message, CancellationToken ct)
    {
        BeDown();
        Messages.Add(message);
        return Task.CompletedTask;
    }

    public Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        BeDown();
        return Task.FromResult(Messages.Count == 0);
    }

    private void BeDown()
    {
        if (IsDown)
        {
            throw new TryAgainException(new("QueueUnreachable", "The queue is down."));
        }
    }
}
