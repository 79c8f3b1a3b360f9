using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ports;

namespace QlikRotator.Application.Adopting;

public static class AdoptionServices
{
    public static IServiceCollection AddAdoption(this IServiceCollection services) =>
        services
            .AddSingleton<AdoptionCheck>()
            .AddSingleton(provider => new Adoption(
                provider.GetRequiredService<ISecretRegistry>(),
                provider.GetRequiredService<ISecretVault>(),
                provider.GetRequiredService<IVersionTags>(),
                provider.GetRequiredService<AdoptionCheck>(),
                provider.GetRequiredService<IOptions<RotatorOptions>>()
            ));
}
