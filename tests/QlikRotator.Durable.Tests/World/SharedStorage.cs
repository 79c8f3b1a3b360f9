using QlikRotator.Durable.Tests.World;
using QlikRotator.TestSupport.Azurite;

[assembly: AssemblyFixture(typeof(SharedStorage))]

namespace QlikRotator.Durable.Tests.World;

/// <summary>One Azurite for all tests, started when the first one asks, with an account for each.</summary>
public sealed class SharedStorage : IAsyncDisposable
{
    private static readonly string[] Accounts = [.. Enumerable.Range(0, 32).Select(number => $"account{number}")];

    private readonly AccessLog _log = new();
    private readonly Lazy<Task<AzuriteProcess>> _azurite;
    private int _taken = -1;

    public SharedStorage() =>
        _azurite = new(() => AzuriteProcess.StartAsync(AzuriteProcess.EveryService, Accounts, CancellationToken.None, _log.Keep));

    /// <summary>An account that nobody else uses.</summary>
    internal async Task<StorageAccount> NewAccountAsync()
    {
        var azurite = await _azurite.Value;
        var name = Accounts[Interlocked.Increment(ref _taken)];
        return new(name, azurite.ConnectionString(name), _log);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite.IsValueCreated)
        {
            await (await _azurite.Value).DisposeAsync();
        }
    }
}
