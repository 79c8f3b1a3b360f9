using QlikRotator.Application.Messages;

namespace QlikRotator.Local.Progress;

internal static class ProgressServices
{
    /// <summary>What shows a rotation to whoever sits here. <see cref="LogNotifier"/> stands in front of the notifier that is registered.</summary>
    public static IServiceCollection AddProgress(this IServiceCollection services)
    {
        var channels = services.Last(service => service.ServiceType == typeof(INotifier));
        services.Remove(channels);
        return services
            .AddKeyedSingleton(typeof(INotifier), LogNotifier.Channels, channels.ImplementationType!)
            .AddSingleton<INotifier, LogNotifier>()
            .AddSingleton<RotationFollower>();
    }
}
