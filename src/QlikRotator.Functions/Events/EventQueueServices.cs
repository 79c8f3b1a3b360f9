using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Events;

namespace QlikRotator.Functions.Events;

internal static class EventQueueServices
{
    /// <summary>The queues that events pass through.</summary>
    public static IServiceCollection AddEventQueues(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        return services
            .AddSingleton<EventQueues>()
            .AddSingleton<IKeptEvents, KeptEventQueue>()
            .AddSingleton<SetAsideEvents>()
            .AddSingleton<ICheckup, EventPathCheckup>()
            .AddHostedService<LocalQueues>();
    }
}
