using System.Collections.Concurrent;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>What every request handler shares.</summary>
internal sealed class VaultHost(KeyVaultSimulatorOptions options)
{
    public KeyVaultSimulatorOptions Options => options;

    public SimulatedVault Vault { get; } = new(options);

    public VaultFaultPlan Faults { get; } = new();

    public ConcurrentQueue<VaultRequest> Requests { get; } = new();

    /// <summary>Known once the server listens; the base of every identifier.</summary>
    public Uri Address { get; set; } = new("https://localhost/");
}
