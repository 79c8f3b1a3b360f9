using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Remote;

/// <summary>What a command needs that works with an app elsewhere: no settings of vaults, tenants or ledger.</summary>
internal static class RemoteHost
{
    private static readonly ProductInfoHeaderValue Product = new(
        "qlik-rotator",
        typeof(RemoteHost).Assembly.GetName().Version!.ToString(3)
    );

    public static ServiceProvider Create(AppTarget app, Terminal terminal)
    {
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(terminal)
            .AddSingleton<RunningStages>()
            .AddSingleton<RotationFollower>()
            .AddSingleton<RotationScreen>()
            .AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        return services.AddApp(app).BuildServiceProvider();
    }

    public static IServiceCollection AddApp(this IServiceCollection services, AppTarget app)
    {
        services
            .AddSingleton(app)
            .AddTransient<AppToken>()
            .AddSingleton<IRotations, RemoteRotations>()
            .AddSingleton<IRotationOrders, RemoteRotationOrders>()
            .AddSingleton<ISecretOrders, RemoteSecretOrders>()
            .AddSingleton<ICampaigns, RemoteCampaigns>()
            .AddSingleton<ICampaignOrders, RemoteCampaignOrders>()
            .AddSingleton<IEstate, RemoteEstate>()
            .AddSingleton<IApprovals, RemoteApprovals>();
        var client = services
            .AddHttpClient<AppClient>(http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.DefaultRequestHeaders.UserAgent.Add(Product);
                app.Authorize(http.DefaultRequestHeaders);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        client.AddStandardResilienceHandler(AppResilience.Configure);
        client.AddHttpMessageHandler<AppToken>();
        return services;
    }
}
