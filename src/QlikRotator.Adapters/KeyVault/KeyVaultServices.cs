using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Adapters.KeyVault.Connections;
using QlikRotator.Adapters.Qlik.Auth;
using QlikRotator.Core.Ports;

namespace QlikRotator.Adapters.KeyVault;

public static class KeyVaultServices
{
    /// <summary>
    /// The configured vaults behind their ports. Signs in with the <see cref="TokenCredential"/> that is registered, by default the
    /// identity the process runs as (managed identity in Azure, the signed-in developer elsewhere).
    /// </summary>
    public static IServiceCollection AddKeyVault(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        return services
            .AddSingleton<VaultConnections>()
            .AddSingleton<VaultCalls>()
            .AddSingleton<VersionHistory>()
            .AddSingleton<KeyVaultSecrets>()
            .AddSingleton<ISecretVault>(provider => provider.GetRequiredService<KeyVaultSecrets>())
            .AddSingleton<IVersionTags>(provider => provider.GetRequiredService<KeyVaultSecrets>())
            .AddSingleton<ISecretRegistry, KeyVaultRegistry>()
            .AddSingleton<IKeySigner, KeyVaultSigner>();
    }
}
