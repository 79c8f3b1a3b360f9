using QlikRotator.Local.Entry;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Logs;
using QlikRotator.Local.Progress;
using QlikRotator.Web;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Hosting;

/// <summary>
/// The host with HTTP. It listens on loopback only, answers only to loopback's names, and lets in whoever started it.
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
            .AddLocalEntry(LocalSettings.Folder(configuration))
            .Configure<HostOptions>(host => host.ShutdownTimeout = LongestGoodbye);
        builder.Services.AddRotator(configuration).AddSingleton(terminal).AddSingleton<RotationScreen>();
        builder.Services.AddHostedService<JournalService>();
        more(builder.Services);
        var app = builder.Build();
        app.UseLocalEntry();
        app.MapRotatorApi();
        app.MapRotatorPages();
        return app;
    }
}
