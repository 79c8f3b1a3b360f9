using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace QlikRotator.Simulators.Loopback;

/// <summary>An HTTP(S) server on 127.0.0.1 that reads no configuration, writes no log and leaves Ctrl+C to the program around it.</summary>
internal static class LoopbackServer
{
    /// <param name="port">0 takes a free port.</param>
    /// <param name="certificate">Null serves plain HTTP.</param>
    public static WebApplication Build(int port, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, endpoint => Configure(endpoint, certificate));
        });
        return builder.Build();
    }

    public static int PortOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return BindingAddress.Parse(addresses.Single()).Port;
    }

    private static void Configure(ListenOptions endpoint, X509Certificate2? certificate)
    {
        // One request per connection at a time: a dropped connection then hits exactly one caller.
        endpoint.Protocols = HttpProtocols.Http1;
        if (certificate is not null)
        {
            endpoint.UseHttps(certificate);
        }
    }

    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
