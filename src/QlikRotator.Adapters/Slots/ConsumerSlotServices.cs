using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Ports;

namespace QlikRotator.Adapters.Slots;

public static class ConsumerSlotServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The slots that lie outside Qlik, each under its kind as key. Needs the settings and the vault ports.</summary>
    public static IServiceCollection AddConsumerSlots(this IServiceCollection services)
    {
        services
            .AddHttpClient(WebhookSlot.Kind, client => client.Timeout = Patience)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .RemoveAllLoggers();
        return services
            .AddSingleton<WebhookTargets>()
            .AddSingleton<WebhookSecret>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<CopyTargets>()
            .AddSingleton<SecretCopy>()
            .AddKeyedSingleton<ISlot, WebhookSlot>(WebhookSlot.Kind)
            .AddKeyedSingleton<ISlot, KeyVaultSlot>(KeyVaultSlot.Kind);
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
