using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using QlikRotator.Simulators.Loopback;
using QlikRotator.Simulators.Mail.Smtp;

namespace QlikRotator.Simulators.Mail;

/// <summary>An SMTP server on loopback that keeps what it is given: STARTTLS, AUTH PLAIN, LOGIN and XOAUTH2, pipelining, SIZE.</summary>
public sealed class MailSimulator : IAsyncDisposable
{
    private readonly TcpListener server;
    private readonly SmtpService service;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, bool> sessions = new();
    private readonly Task accepting;

    private MailSimulator(TcpListener listener, SmtpService service)
    {
        server = listener;
        this.service = service;
        accepting = AcceptAsync();
    }

    public string Host => "localhost";

    public int Port => ((IPEndPoint)server.LocalEndpoint).Port;

    /// <summary>SHA-256 thumbprint, in hex, of a certificate made at start and held in memory only.</summary>
    public string CertificateThumbprint => service.Certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public MailFaultPlan Faults => service.Faults;

    public IReadOnlyList<ReceivedMail> Messages => service.Inbox.Items;

    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<MailSimulator> StartAsync(MailSimulatorOptions options, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        var listener = new TcpListener(IPAddress.Loopback, options.Port);
        listener.Start();
        return Task.FromResult(new MailSimulator(listener, new SmtpService(options, LoopbackCertificate.Create())));
    }

    /// <summary>The first message that matches, received already or later.</summary>
    public Task<ReceivedMail> WaitForMessageAsync(Func<ReceivedMail, bool>? match = null, CancellationToken ct = default) =>
        service.Inbox.WaitAsync(match ?? (_ => true), ct);

    /// <summary>Forgets the messages received so far.</summary>
    public void Clear() => service.Inbox.Clear();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        server.Dispose();
        await accepting;
        await Task.WhenAll(sessions.Keys);
        service.Certificate.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await server.AcceptSocketAsync(stopping.Token);
                var session = ServeAsync(client);
                sessions[session] = true;
                _ = session.ContinueWith(done => sessions.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Stopping, or a client that was gone before it was accepted: the loop's condition tells which.
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            await using var connection = new SmtpConnection(client);
            await new SmtpSession(connection, service).RunAsync(stopping.Token);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The client hung up, or the simulator stops; either way the session is over.
        }
    }
}
