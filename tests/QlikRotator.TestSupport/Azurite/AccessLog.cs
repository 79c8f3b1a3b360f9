using System.Collections.Concurrent;

namespace QlikRotator.TestSupport.Azurite;

/// <summary>Every transaction that Azurite has served.</summary>
internal sealed class AccessLog
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<StorageRequest> _requests = new();

    public void Keep(string line)
    {
        if (StorageRequest.In(line) is { } request)
        {
            _requests.Enqueue(request);
        }
    }

    public IReadOnlyList<StorageRequest> Of(string account) => [.. _requests.Where(request => request.Account == account)];

    /// <summary>Comes back when a request with this text has been logged, and with it all that came before.</summary>
    public async Task WroteAsync(string account, string text, CancellationToken ct)
    {
        while (!_requests.Any(one => one.Account == account && one.Target.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(Look, ct);
        }
    }
}
