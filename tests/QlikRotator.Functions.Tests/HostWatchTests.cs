using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Functions.Hosting;

namespace QlikRotator.Functions.Tests;

/// <summary>A worker has no business without its host, whose address it was started with.</summary>
public sealed class HostWatchTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ApplicationLifetime _app = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly TcpListener _host = new(IPAddress.Loopback, 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private bool Ended => _app.ApplicationStopping.IsCancellationRequested;

    [Fact(Timeout = 30_000)]
    public async Task Watch_HostListens_WorkerLivesOn()
    {
        _host.Start();
        using var watch = await WatchAsync(AddressOfHost());

        await SeeAsync(looks: 10, TestContext.Current.CancellationToken);

        Ended.ShouldBeFalse();
        await watch.StopAsync(Ct);
    }

    [Fact(Timeout = 30_000)]
    public async Task Watch_HostIsGone_WorkerEnds()
    {
        _host.Start();
        using var watch = await WatchAsync(AddressOfHost());
        await SeeAsync(looks: 2, TestContext.Current.CancellationToken);
        _host.Stop();

        while (!Ended)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _time.Advance(HostWatch.Every);
            await Task.Yield();
        }
    }

    /// <summary>As in a process of another kind, where nobody tells an address.</summary>
    [Fact(Timeout = 30_000)]
    public async Task Watch_NoAddress_WatchesNothing()
    {
        using var watch = await WatchAsync(null);

        await watch.ExecuteTask!.WaitAsync(TestContext.Current.CancellationToken);

        Ended.ShouldBeFalse();
    }

    public void Dispose() => _host.Dispose();

    private string AddressOfHost() => $"http://127.0.0.1:{((IPEndPoint)_host.LocalEndpoint).Port}/";

    private async Task<HostWatch> WatchAsync(string? address)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(HostWatch.Endpoint, address)]).Build();
        var watch = new HostWatch(settings, _app, _time, NullLogger<HostWatch>.Instance);
        await watch.StartAsync(Ct);
        return watch;
    }

    private async Task SeeAsync(int looks, CancellationToken ct)
    {
        for (var look = 0; look < looks; look++)
        {
            var seen = _host.AcceptTcpClientAsync(ct).AsTask();
            while (!seen.IsCompleted)
            {
                _time.Advance(HostWatch.Every);
                await Task.Yield();
            }

            (await seen).Dispose();
        }
    }
}
