using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Adapters.Notifications.Mail;
using QlikRotator.Adapters.Notifications.Teams;
using QlikRotator.Adapters.Notifications.Webhooks;
using QlikRotator.Adapters.Settings;
using QlikRotator.Adapters.Telemetry;
using QlikRotator.Core.Ports;

namespace QlikRotator.Adapters.Notifications;

public static class NotificationServices
{
    /// <summary>The notifier and its three kinds of channels. Needs settings, ledger, vault and <c>AddApprovals</c>.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton(NotifierTimings.Default);
        services.TryAddSingleton<RotatorTelemetry>();
        services.TryAddSingleton<IPageRoot, ConfiguredPageRoot>();
        return services
            .AddSingleton<PageAddress>()
            .AddSingleton<NamedSecret>()
            .AddSingleton<NoticeBook>()
            .AddSingleton<AlarmChannels>()
            .AddSingleton<Invitations>()
            .AddSingleton<Postman>()
            .AddSingleton<ChannelHttp>()
            .AddSingleton<WebPost>()
            .AddKeyedSingleton<INoticeChannel, TeamsChannel>(ChannelOptions.Teams)
            .AddKeyedSingleton<INoticeChannel, MailChannel>(ChannelOptions.Smtp)
            .AddKeyedSingleton<INoticeChannel, WebhookChannel>(ChannelOptions.Webhook)
            .AddSingleton<INotifier, Notifier>();
    }
}
