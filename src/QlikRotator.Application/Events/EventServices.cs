using Microsoft.Extensions.DependencyInjection;

namespace QlikRotator.Application.Events;

public static class EventServices
{
    /// <summary>What takes events. Needs an <see cref="IVaultEventReader"/>, <c>AddStarting</c> and <c>AddSweeping</c>.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services) => services.AddSingleton<VaultEventTrigger>();

    /// <summary>For hosts whose events come through a queue. Needs an <see cref="IKeptEvents"/> too.</summary>
    public static IServiceCollection AddSetAsideEvents(this IServiceCollection services) =>
        services.AddSingleton<SetAsideEvents>();
}
