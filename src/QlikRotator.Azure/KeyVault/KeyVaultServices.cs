using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QlikRotator.Application.Events;
using QlikRotator.Application.Signing;
using QlikRotator.Azure.Events;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Azure.VaultCopies;
using QlikRotator.Core.Ports;

namespace QlikRotator.Azure.KeyVault;

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
            .AddSingleton<CopyTargets>()
            .AddSingleton<SecretCopy>()
            .AddKeyedSingleton<ISlot, KeyVaultSlot>(KeyVaultSlot.Kind)
            .AddSingleton<IVaultEventReader, VaultEventReader>()
            .AddSingleton<IKeySigner, KeyVaultSigner>();
    }
}
