using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ports;
using QlikRotator.Notifications.Channels;
using QlikRotator.Notifications.Consumers;
using QlikRotator.Notifications.Mail;
using QlikRotator.Notifications.Teams;
using QlikRotator.Notifications.Webhooks;

namespace QlikRotator.Notifications;

public static class NotificationServices
{
    private static readonly TimeSpan WebhookTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The notifier with its three kinds of channels, and the slot <c>webhook</c>.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton(NotifierTimings.Default);
        return services
            .AddSingleton<NoticeStore>()
            .AddSingleton<AlarmChannels>()
            .AddSingleton<Invitations>()
            .AddSingleton<NoticeSender>()
            .AddSingleton<ChannelHttp>()
            .AddSingleton<WebPost>()
            .AddSingleton<MailSignIn>()
            .AddKeyedSingleton<INoticeChannel, TeamsChannel>(ChannelOptions.Teams)
            .AddKeyedSingleton<INoticeChannel, MailChannel>(ChannelOptions.Smtp)
            .AddKeyedSingleton<INoticeChannel, WebhookChannel>(ChannelOptions.Webhook)
            .AddSingleton<INotifier, Notifier>()
            .AddSingleton<ILetters, Notifier>()
            .AddSingleton<ICheckup, ChannelCheckup>()
            .AddWebhookSlot();
    }

    private static IServiceCollection AddWebhookSlot(this IServiceCollection services)
    {
        services
            .AddHttpClient(WebhookSlot.Kind, client => client.Timeout = WebhookTimeout)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .RemoveAllLoggers();
        return services
            .AddSingleton<WebhookTargets>()
            .AddSingleton<WebhookSecret>()
            .AddSingleton<WebhookSender>()
            .AddKeyedSingleton<ISlot, WebhookSlot>(WebhookSlot.Kind);
    }

    // A redirect could lead to a host that is not on the list.
    private static SocketsHttpHandler NewHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
}
