using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>The byte stream of one client, in clear and then perhaps over TLS.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private Stream stream;
    private SmtpLineReader reader;

    /// <exception cref="IOException">The client has gone already.</exception>
    public SmtpConnection(Socket client)
    {
        stream = new NetworkStream(client, ownsSocket: true);
        reader = new SmtpLineReader(stream);
    }

    public bool IsEncrypted => stream is SslStream;

    /// <summary>Input that is here before it was asked for: commands sent in a pipeline.</summary>
    public bool HasInputWaiting => reader.HasInputWaiting;

    public Task<SmtpLine?> ReadLineAsync(int maxBytes, CancellationToken ct) => reader.ReadAsync(maxBytes, ct);

    public async Task WriteAsync(SmtpReply reply, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(reply.Render()), ct);
        await stream.FlushAsync(ct);
    }

    /// <exception cref="IOException">The client does not go along, for example because it refuses the certificate.</exception>
    public async Task UpgradeAsync(X509Certificate2 certificate, CancellationToken ct)
    {
        var encrypted = new SslStream(stream);
        stream = encrypted;
        reader = new SmtpLineReader(encrypted);
        try
        {
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ct);
        }
        catch (AuthenticationException failure)
        {
            throw new IOException("The TLS handshake failed.", failure);
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
