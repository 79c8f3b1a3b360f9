using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik;

/// <summary>A simulated Qlik Cloud: plain HTTP on loopback, several tenants chosen by the Host header.</summary>
public sealed class QlikSimulator : IAsyncDisposable
{
    private readonly TenantDirectory _tenants;
    private readonly WebApplication _app;

    private QlikSimulator(WebApplication app, TenantDirectory tenants, FaultPlan faults)
    {
        _app = app;
        _tenants = tenants;
        Faults = faults;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(addresses!.Addresses.Single());
    }

    /// <summary>The simulator's own address, e.g. <c>http://127.0.0.1:5081</c>; also serves <c>/simulator/…</c>.</summary>
    public Uri Address { get; }

    /// <summary>What goes wrong, and when.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Starts listening; answers once the address is known.</summary>
    public static async Task<QlikSimulator> StartAsync(QlikSimulatorOptions options, CancellationToken ct = default)
    {
        var tenants = new TenantDirectory(options.Tenants.Select(host => new QlikTenant(host, options.TimeProvider)));
        var faults = new FaultPlan();
        var app = Build(options, tenants, faults);
        await app.StartAsync(ct);
        return new QlikSimulator(app, tenants, faults);
    }

    /// <summary>One tenant's state, to seed and to inspect while the server runs.</summary>
    /// <exception cref="ArgumentException">No tenant has this host name.</exception>
    public QlikTenant Tenant(string host) =>
        _tenants.Find(host) ?? throw new ArgumentException($"No tenant is called {host}.", nameof(host));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(QlikSimulatorOptions options, TenantDirectory tenants, FaultPlan faults)
    {
        // The empty builder reads no settings file and no environment of the process that hosts the simulator.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.UseRouting();
        var pipeline = new Pipeline(tenants, faults, app.Lifetime.ApplicationStopping);
        AdminEndpoints.Map(app, tenants, faults);
        foreach (var route in RouteTable.All)
        {
            app.MapMethods(route.Pattern, [route.Method], http => pipeline.RunAsync(http, route));
        }

        app.MapFallback(http => pipeline.RunAsync(http, RouteTable.Unknown));
        return app;
    }
}
