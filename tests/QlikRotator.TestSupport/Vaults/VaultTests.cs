namespace QlikRotator.TestSupport.Vaults;

/// <summary>One simulated vault per test.</summary>
public abstract class VaultTests : IAsyncLifetime
{
    private protected VaultTests() { }

    private protected VaultWorld World { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected virtual int Vaults => 1;

    public async ValueTask InitializeAsync() => World = await VaultWorld.StartAsync(Vaults, Ct);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await World.DisposeAsync();
    }
}
