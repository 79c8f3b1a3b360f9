using QlikRotator.Simulators.Faults;
using QlikRotator.Simulators.Loopback;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik;

/// <summary>A simulated Qlik Cloud: plain HTTP on loopback, several tenants chosen by the Host header.</summary>
public sealed class QlikSimulator : IAsyncDisposable
{
    private readonly TenantDirectory _tenants;
    private readonly WebApplication _app;

    private QlikSimulator(WebApplication app, TenantDirectory tenants, FaultPlan<Fault> faults)
    {
        _app = app;
        _tenants = tenants;
        Faults = faults;
        Address = new Uri($"http://127.0.0.1:{LoopbackServer.PortOf(app)}");
    }

    /// <summary>The simulator's own address, e.g. <c>http://127.0.0.1:5081</c>; also serves <c>/simulator/…</c>.</summary>
    public Uri Address { get; }

    /// <summary>What goes wrong, and when.</summary>
    public FaultPlan<Fault> Faults { get; }

    /// <summary>Starts listening; answers once the address is known.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<QlikSimulator> StartAsync(QlikSimulatorOptions options, CancellationToken ct = default)
    {
        var gate = new Lock();
        var tenants = new TenantDirectory([
            .. options.Tenants.Select(host => new QlikTenant(host, options.TimeProvider, gate)),
            .. options.Organizations.Select(host => new QlikTenant(host, options.TimeProvider, gate) { IsOrganization = true }),
        ]);
        var faults = new FaultPlan<Fault>();
        var app = Build(options, tenants, faults);
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new QlikSimulator(app, tenants, faults);
    }

    /// <summary>One tenant's or organization's state, to seed and to inspect while the server runs.</summary>
    /// <exception cref="ArgumentException">No tenant has this host name.</exception>
    public QlikTenant Tenant(string host) =>
        _tenants.Find(host) ?? throw new ArgumentException($"No tenant is called {host}.", nameof(host));

    /// <summary>A region-level client: one id and one secret for these tenants, made outside of them and not in their lists.</summary>
    public SeededOAuthClient AddRegionClient(params IReadOnlyList<string> hosts)
    {
        var secret = new SeededSecret(Ids.Mixed(5), Ids.Hex(64));
        var client = new SeededOAuthClient(Ids.Hex(32), [secret]);
        foreach (var tenant in hosts.Select(Tenant))
        {
            lock (tenant.Gate)
            {
                tenant.Clients.AddOfRegion(client.ClientId, secret);
            }
        }

        return client;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(QlikSimulatorOptions options, TenantDirectory tenants, FaultPlan<Fault> faults)
    {
        var app = LoopbackServer.Build(options.Port, certificate: null);
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
