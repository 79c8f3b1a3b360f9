using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Ports;

namespace QlikRotator.TestSupport.Starting;

internal static class RegisteredKindsServices
{
    /// <summary>Sources and slots that are known by their words and never asked.</summary>
    public static IServiceCollection AddKnownKinds(this IServiceCollection services)
    {
        foreach (var source in new[] { "oauth-client-secret", "api-key", "execution-token", "external" })
        {
            services.AddKeyedSingleton<ICredentialSource>(source, (_, _) => throw Untouchable);
        }

        return services.AddKeyedSingleton<ISlot>(KeyedService.AnyKey, (_, _) => throw Untouchable);
    }

    private static InvalidOperationException Untouchable => new("Nothing here may talk to a tenant.");
}
