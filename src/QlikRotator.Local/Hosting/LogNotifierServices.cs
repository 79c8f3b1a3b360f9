using QlikRotator.Application.Messages;

namespace QlikRotator.Local.Hosting;

internal static class LogNotifierServices
{
    /// <summary>Puts <see cref="LogNotifier"/> in front of the notifier that is registered.</summary>
    public static IServiceCollection AddLogNotifier(this IServiceCollection services)
    {
        var channels = services.Last(service => service.ServiceType == typeof(INotifier));
        services.Remove(channels);
        return services
            .AddKeyedSingleton(typeof(INotifier), LogNotifier.Channels, channels.ImplementationType!)
            .AddSingleton<INotifier, LogNotifier>();
    }
}
