using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Events;
using QlikRotator.Application.Inventory;

namespace QlikRotator.Application.Starting;

public static class StartingServices
{
    /// <summary>What triggers call, bringing their <see cref="IRotationHost"/> along.</summary>
    public static IServiceCollection AddStarting(this IServiceCollection services) =>
        services
            .AddSingleton<LostTags>()
            .AddSingleton<RotationStarter>()
            .AddSingleton<Cancellation>()
            .AddSingleton<KnownKinds>()
            .AddSingleton<SecretInventory>();
}
