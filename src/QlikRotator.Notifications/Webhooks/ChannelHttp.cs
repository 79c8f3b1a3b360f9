using System.Collections.Concurrent;
using QlikRotator.Application.Settings;

namespace QlikRotator.Notifications.Webhooks;

/// <summary>
/// HTTP to addresses that are themselves credentials: no redirects, and neither logs nor traces, which would hold the address.
/// </summary>
internal sealed class ChannelHttp : IDisposable
{
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="thumbprint">SHA-256 of the one certificate to accept from this machine; null for the usual rules.</param>
    public HttpClient For(string? thumbprint) => _clients.GetOrAdd(thumbprint ?? "", Create);

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private static HttpClient Create(string thumbprint)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        };
        if (thumbprint.Length > 0)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = PinnedCertificate.Only(thumbprint);
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
