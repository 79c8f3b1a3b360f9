using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Simulators.Tests.KeyVault;

/// <summary>A simulator on a free port with a clock that stands still, and the real client pinned to its certificate.</summary>
public abstract class VaultTests : IAsyncLifetime
{
    private HttpClient? http;

    private protected VaultTests() { }

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, 250, TimeSpan.Zero));

    private protected KeyVaultSimulator Simulator { get; private set; } = null!;

    private protected FixedToken Credential { get; } = new("simulated-access-token");

    private protected SecretClient Secrets => field ??= ClientWith(Credential);

    /// <summary>For requests that the real client would not send.</summary>
    private protected HttpClient Http => http ??= new HttpClient(Pinned()) { BaseAddress = Simulator.Address };

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected virtual KeyVaultSimulatorOptions Options => new() { TimeProvider = Clock };

    public virtual async ValueTask InitializeAsync() => Simulator = await KeyVaultSimulator.StartAsync(Options, Ct);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        http?.Dispose();
        await Simulator.DisposeAsync();
    }

    private protected SecretClient ClientWith(FixedToken credential, int retries = 0)
    {
        var options = new SecretClientOptions
        {
            DisableChallengeResourceVerification = true,
            Transport = new HttpClientTransport(Pinned()),
        };
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new SecretClient(Simulator.Address, credential, options);
    }

    private HttpClientHandler Pinned() =>
        new()
        {
            CheckCertificateRevocationList = true,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                certificate?.GetCertHashString(HashAlgorithmName.SHA256) == Simulator.CertificateThumbprint,
        };
}
