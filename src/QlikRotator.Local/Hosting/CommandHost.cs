using QlikRotator.Local.Logs;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Hosting;

/// <summary>A host without HTTP, for one command.</summary>
internal static class CommandHost
{
    public static IHost Create(IConfiguration configuration, Terminal terminal, Action<IServiceCollection> more)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddRotatorLogs(configuration, LocalSettings.Folder(configuration), terminal);
        builder.Services.AddRotator(configuration).AddSingleton(terminal).AddSingleton<RotationScreen>();
        more(builder.Services);
        return builder.Build();
    }
}
