using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace QlikRotator.Functions.Hosting;

/// <summary>
/// Ends the worker when the host that started it is gone. The Functions worker itself does not notice that its channel is broken: left
/// alone by a host that was killed, it would go on with whatever step it was in, beside the worker of the next host.
/// </summary>
internal sealed partial class HostWatch(
    IConfiguration configuration,
    IHostApplicationLifetime app,
    TimeProvider time,
    ILogger<HostWatch> logger
) : BackgroundService
{
    /// <summary>Where the host tells a worker its own address.</summary>
    public const string Endpoint = "Functions:Worker:HostEndpoint";

    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>One refusal may be a host that is short of something; nobody listens where several follow each other.</summary>
    private const int Enough = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var host))
        {
            return;
        }

        using var clock = new PeriodicTimer(Every, time);
        for (var refused = 0; refused < Enough; )
        {
            await clock.WaitForNextTickAsync(stoppingToken);
            refused = await RefusesAsync(host, stoppingToken) ? refused + 1 : 0;
        }

        Log.HostIsGone(logger, host);
        app.StopApplication();
    }

    private static async Task<bool> RefusesAsync(Uri host, CancellationToken ct)
    {
        using var connection = new TcpClient();
        try
        {
            await connection.ConnectAsync(host.Host, host.Port, ct);
            return false;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            780,
            LogLevel.Warning,
            "Nobody listens at {Host} any more: the Functions host is gone, so its worker ends"
        )]
        public static partial void HostIsGone(ILogger logger, Uri host);
    }
}
