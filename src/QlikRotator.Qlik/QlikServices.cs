using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Permissions;
using QlikRotator.Core.Ports;
using QlikRotator.Qlik.ApiKeys;
using QlikRotator.Qlik.AutomationConnections;
using QlikRotator.Qlik.Automations;
using QlikRotator.Qlik.DataConnections;
using QlikRotator.Qlik.Discovery;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.OAuthClients;
using QlikRotator.Qlik.TenantEmail;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik;

public static class QlikServices
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    /// <summary>
    /// Qlik Cloud's sources and slots, each under its kind as key. Needs the settings, the vault ports and a key signer from elsewhere.
    /// </summary>
    public static IServiceCollection AddQlik(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(QlikTimings.Default);
        services.TryAddSingleton<TagPermissions>();
        services.AddSingleton<QlikTenantFactory>();
        services.AddSingleton<IQlikTenants, QlikTenants>();
        services
            .AddHttpClient(TenantHttp.ClientName)
            .ConfigureHttpClient(
                (provider, client) =>
                {
                    client.Timeout = provider.GetRequiredService<QlikTimings>().Timeout;
                    client.MaxResponseContentBufferSize = LargestAnswer;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services
            .AddSingleton<ApiKeyOwner>()
            .AddSingleton<ApiKeyLimitCache>()
            .AddSingleton<ConnectionFinder>()
            .AddSingleton<ITenantReader, TenantReader>()
            .AddSingleton<ITenantUsers, TenantUsers>()
            .AddSingleton<ICheckup, TenantCheckup>();
        return services
            .AddKeyedSingleton<ISourceWrites, ApiKeyWrites>(ApiKeySource.Kind)
            .AddKeyedSingleton<ISourceWrites, AutomationWrites>(ExecutionTokenSource.Kind)
            .AddKeyedSingleton(DataConnectionSlot.Kind, new SlotWrites(Each: 1))
            .AddKeyedSingleton(AutomationConnectionSlot.Kind, new SlotWrites(Each: 2))
            .AddKeyedSingleton(TenantEmailSlot.Kind, new SlotWrites(Each: 2))
            .AddKeyedSingleton<ICredentialSource, OAuthClientSecretSource>(OAuthClientSecretSource.Kind)
            .AddKeyedSingleton<ICredentialSource, ApiKeySource>(ApiKeySource.Kind)
            .AddKeyedSingleton<ICredentialSource, ExecutionTokenSource>(ExecutionTokenSource.Kind)
            .AddKeyedSingleton<ISlot, DataConnectionSlot>(DataConnectionSlot.Kind)
            .AddKeyedSingleton<ISlot, AutomationConnectionSlot>(AutomationConnectionSlot.Kind)
            .AddKeyedSingleton<ISlot, TenantEmailSlot>(TenantEmailSlot.Kind);
    }

    // Redirects are followed by hand: .NET would drop the token on the way.
    private static SocketsHttpHandler NewHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
}
