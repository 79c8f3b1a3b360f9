using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using QlikRotator.Application.Settings;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>One configured vault: a client for its secrets and a pipeline for calls that no client covers.</summary>
internal sealed class VaultConnection
{
    private const string Scope = "https://vault.azure.net/.default";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public VaultConnection(VaultOptions vault, TokenCredential credential)
    {
        Uri = vault.Uri ?? throw new ArgumentException("A vault has no address.", nameof(vault));
        credential = vault.LoopbackToken is { } token ? new LoopbackCredential(token) : credential;
        var options = new SecretClientOptions { DisableChallengeResourceVerification = SettingAddress.IsLoopback(Uri) };
        Prepare(options, vault.Thumbprint);
        Secrets = new SecretClient(Uri, credential, options);
        Rest = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, Scope));
    }

    public Uri Uri { get; }

    public SecretClient Secrets { get; }

    public HttpPipeline Rest { get; }

    private static void Prepare(SecretClientOptions options, string? thumbprint)
    {
        options.RetryPolicy = new BriefRetries();
        options.Retry.NetworkTimeout = Patience;
        options.Diagnostics.ApplicationId = "QlikRotator";
        options.Diagnostics.IsLoggingContentEnabled = false;
        if (thumbprint is not null)
        {
            options.Transport = new HttpClientTransport(
                new SocketsHttpHandler
                {
                    SslOptions = { RemoteCertificateValidationCallback = PinnedCertificate.Only(thumbprint) },
                    AllowAutoRedirect = false,
                }
            );
        }
    }
}
