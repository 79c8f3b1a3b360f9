using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Ports;

namespace QlikRotator.Notifications.Consumers;

public static class WebhookSlotServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The slot <c>webhook</c>. Needs the settings and the vault ports.</summary>
    public static IServiceCollection AddWebhookSlot(this IServiceCollection services)
    {
        services
            .AddHttpClient(WebhookSlot.Kind, client => client.Timeout = Patience)
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
