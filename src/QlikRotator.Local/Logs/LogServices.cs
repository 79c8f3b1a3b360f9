using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Logs;

internal static class LogServices
{
    /// <summary>Everything into a file of the state folder, warnings to the error stream; levels by the section <c>Logging</c>.</summary>
    public static ILoggingBuilder AddRotatorLogs(
        this ILoggingBuilder logging,
        IConfiguration configuration,
        string folder,
        Terminal terminal
    )
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Azure", LogLevel.Warning);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.Services.TryAddSingleton(new RotationFocus(onOne: false));
        logging.Services.AddSingleton<ILoggerProvider>(_ => new FileLog(folder, TimeProvider.System));
        logging.Services.AddSingleton<ILoggerProvider>(services => new WarningLog(
            terminal,
            services.GetRequiredService<RotationFocus>()
        ));
        return logging;
    }
}
