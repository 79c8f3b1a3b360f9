namespace QlikRotator.TestSupport.Azurite;

/// <summary>One of Azurite's services for the tests of an assembly, started when the first of them asks for it.</summary>
public abstract class AzuriteService(string service) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lazy<Task<AzuriteProcess>> _azurite = new(() => StartAsync(service));

    private const string Account = "tests";

    public async Task<string> ConnectionStringAsync() => (await _azurite.Value).ConnectionString(Account);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_azurite.IsValueCreated)
        {
            await (await _azurite.Value).DisposeAsync();
        }
    }

    private static async Task<AzuriteProcess> StartAsync(string service)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await AzuriteProcess.StartAsync([service], [Account], patience.Token);
    }
}
