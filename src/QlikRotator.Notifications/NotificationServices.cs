using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Application.Messages;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Telemetry;
using QlikRotator.Notifications.Channels;
using QlikRotator.Notifications.Mail;
using QlikRotator.Notifications.Teams;
using QlikRotator.Notifications.Webhooks;

namespace QlikRotator.Notifications;

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
            .AddSingleton<NoticeSender>()
            .AddSingleton<ChannelHttp>()
            .AddSingleton<WebPost>()
            .AddKeyedSingleton<INoticeChannel, TeamsChannel>(ChannelOptions.Teams)
            .AddKeyedSingleton<INoticeChannel, MailChannel>(ChannelOptions.Smtp)
            .AddKeyedSingleton<INoticeChannel, WebhookChannel>(ChannelOptions.Webhook)
            .AddSingleton<INotifier, Notifier>();
    }
}
