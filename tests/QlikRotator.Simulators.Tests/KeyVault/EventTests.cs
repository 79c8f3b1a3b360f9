using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.KeyVault.Events;

namespace QlikRotator.Simulators.Tests.KeyVault;

/// <summary>A simulator and a webhook that may subscribe to its events.</summary>
public abstract class EventTests : VaultTests
{
    private protected EventTests() { }

    private protected EventReceiver Receiver { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Receiver = await EventReceiver.StartAsync(Ct);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Two retries without a wait.</summary>
    private protected Task<Handshake> SubscribeAsync(EventSchema schema) =>
        Simulator.Events.SubscribeAsync(new(Receiver.Endpoint, schema) { RetryDelays = [TimeSpan.Zero, TimeSpan.Zero] }, Ct);

    /// <summary>A version that the vault itself says nothing about.</summary>
    private protected SimulatedSecretVersion Unannounced() =>
        new()
        {
            Name = "acme",
            Version = new string('a', 32),
            Value = "value",
            Created = Clock.GetUtcNow(),
            Updated = Clock.GetUtcNow(),
        };
}
