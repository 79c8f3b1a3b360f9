using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QlikRotator.Simulators.KeyVault.Events;
using QlikRotator.Simulators.KeyVault.Http;
using QlikRotator.Simulators.Loopback;

namespace QlikRotator.Simulators.KeyVault;

/// <summary>A Key Vault over https on loopback, close enough to the service for the real secret client and for the key sign call.</summary>
public sealed class KeyVaultSimulator : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly X509Certificate2 serverCertificate;
    private readonly ConcurrentQueue<VaultRequest> requests;

    private KeyVaultSimulator(WebApplication app, X509Certificate2 certificate, VaultHost host)
    {
        server = app;
        serverCertificate = certificate;
        requests = host.Requests;
        Vault = host.Vault;
        Faults = host.Faults;
        Events = host.Events;
        Address = host.Address;
    }

    public Uri Address { get; }

    /// <summary>SHA-256 thumbprint, in hex, of a certificate made at start and held in memory only.</summary>
    public string CertificateThumbprint => serverCertificate.GetCertHashString(HashAlgorithmName.SHA256);

    public SimulatedVault Vault { get; }

    public VaultFaultPlan Faults { get; }

    /// <summary>Event Grid's part: the subscription and what it was sent.</summary>
    public VaultEvents Events { get; }

    /// <summary>Every request answered so far, oldest first, the challenge rounds included.</summary>
    public IReadOnlyList<VaultRequest> Requests => [.. requests];

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<KeyVaultSimulator> StartAsync(KeyVaultSimulatorOptions options, CancellationToken ct = default)
    {
        var certificate = LoopbackCertificate.Create();
        var app = LoopbackServer.Build(options.Port, certificate);
        var host = new VaultHost(options);
        VaultPipeline.Map(app, host);
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.DisposeAsync();
            certificate.Dispose();
            throw;
        }

        host.Vault.Address = new Uri($"https://localhost:{LoopbackServer.PortOf(app)}/");
        return new KeyVaultSimulator(app, certificate, host);
    }

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
        serverCertificate.Dispose();
    }
}
