using System.Collections.Concurrent;
using QlikRotator.Simulators.KeyVault.Events;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>What every request handler shares.</summary>
internal sealed class VaultHost
{
    public VaultHost(KeyVaultSimulatorOptions options)
    {
        Options = options;
        Vault = new SimulatedVault(options);
        Events = new VaultEvents(Vault, options.TimeProvider);
    }

    public KeyVaultSimulatorOptions Options { get; }

    public SimulatedVault Vault { get; }

    public VaultEvents Events { get; }

    public VaultFaultPlan Faults { get; } = new();

    public ConcurrentQueue<VaultRequest> Requests { get; } = new();

    public Uri Address => Vault.Address;
}
