using QlikRotator.Durable.Engine.Storage;
using QlikRotator.Durable.Tests.World;

[assembly: AssemblyFixture(typeof(SharedStorage))]

namespace QlikRotator.Durable.Tests.World;

/// <summary>One Azurite for all tests, started when the first one asks, with an account for each.</summary>
public sealed class SharedStorage : IAsyncDisposable
{
    private const int Accounts = 32;

    private readonly Lazy<Task<AzuriteStorage>> _azurite = new(() => AzuriteStorage.StartAsync(Accounts, CancellationToken.None));
    private int _taken = -1;

    /// <summary>An account that nobody else uses.</summary>
    internal async Task<StorageAccount> NewAccountAsync()
    {
        var azurite = await _azurite.Value;
        var number = Interlocked.Increment(ref _taken);
        return new(AzuriteStorage.Name(number), azurite.ConnectionString(number), azurite.Log);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite.IsValueCreated)
        {
            await (await _azurite.Value).DisposeAsync();
        }
    }
}
