using Microsoft.AspNetCore.HostFiltering;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Logs;
using QlikRotator.Local.Progress;
using QlikRotator.Web;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Hosting;

/// <summary>
/// The host with HTTP. It asks nobody who they are, so it listens on loopback only, and answers only to loopback's names: a page
/// that makes a name of its own point here gets nothing.
/// </summary>
internal static class WebHost
{
    /// <summary>
    /// A browser that stopped in the middle of a request would hold the process for half a minute. Below the two seconds that the
    /// command line gives after Ctrl+C; rotations need none of it, as their journals have everything.
    /// </summary>
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    public static WebApplication Create(
        IConfiguration configuration,
        Terminal terminal,
        Uri address,
        Action<IServiceCollection> more
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrelCore().UseUrls(address.GetLeftPart(UriPartial.Authority));
        builder.Logging.AddRotatorLogs(configuration, LocalSettings.Folder(configuration), terminal);
        builder
            .Services.AddRoutingCore()
            .Configure<HostFilteringOptions>(OnlyLoopback)
            .Configure<HostOptions>(host => host.ShutdownTimeout = LongestGoodbye);
        builder.Services.AddRotator(configuration).AddSingleton(terminal).AddSingleton<RotationScreen>();
        builder.Services.AddHostedService<JournalService>();
        more(builder.Services);
        var app = builder.Build();
        app.UseHostFiltering();
        app.MapRotatorApi();
        app.MapRotatorPages();
        return app;
    }

    private static void OnlyLoopback(HostFilteringOptions options) => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
}
