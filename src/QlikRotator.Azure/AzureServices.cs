using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Events;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Application.Tenants;
using QlikRotator.Azure.Events;
using QlikRotator.Azure.KeyVault;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Azure.Seals;
using QlikRotator.Azure.Storage;
using QlikRotator.Azure.Tables;
using QlikRotator.Azure.Tokens;
using QlikRotator.Azure.VaultCopies;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;

namespace QlikRotator.Azure;

public static class AzureServices
{
    /// <summary>
    /// The configured vaults behind their ports, the slot <c>key-vault</c>, Event Grid's envelopes, and the ledger in Azure Tables
    /// where no other store is registered. Signs in with the <see cref="TokenCredential"/> that is registered, by default the
    /// identity the process runs as (managed identity in Azure, the signed-in developer elsewhere).
    /// </summary>
    public static IServiceCollection AddAzure(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.TryAddSingleton(provider => new TablesLedgerStore(Table(provider)));
        services.AddSingleton(Tenants);
        services.TryAddSingleton<ILedgerStore>(provider => provider.GetRequiredService<TablesLedgerStore>());
        return services
            .AddSingleton<VaultConnections>()
            .AddSingleton<VaultCalls>()
            .AddSingleton<VersionHistory>()
            .AddSingleton<KnownVersions>()
            .AddSingleton<VaultListing>()
            .AddSingleton<KeyVaultSecrets>()
            .AddSingleton<ISecretVault>(provider => provider.GetRequiredService<KeyVaultSecrets>())
            .AddSingleton<IVersionTags>(provider => provider.GetRequiredService<KeyVaultSecrets>())
            .AddSingleton<ISecretRegistry, KeyVaultRegistry>()
            .AddSingleton<ICheckup, VaultCheckup>()
            .AddSingleton<CopyTargets>()
            .AddSingleton<SecretCopy>()
            .AddKeyedSingleton<ISlot, KeyVaultSlot>(KeyVaultSlot.Kind)
            .AddSingleton<IVaultEventReader, VaultEventReader>()
            .AddSingleton<IKeySigner, KeyVaultSigner>()
            .AddSingleton<IAccessTokens, IdentityTokens>()
            .AddSingleton(Seals);
    }

    private static ISealArchive Seals(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<RotatorOptions>>().Value.Ledger;
        return options switch
        {
            { SealContainer: null } => new NoSealArchive(),
            { LoopbackConnection: { } connection } => new SealBlobs(
                new BlobContainerClient(connection, options.SealContainer.Segments[^1])
            ),
            _ => new SealBlobs(new BlobContainerClient(options.SealContainer, provider.GetRequiredService<TokenCredential>())),
        };
    }

    private static ITenantListSource Tenants(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IOptions<RotatorOptions>>();
        return settings.Value switch
        {
            { TenantList.Blob: null } => new FileTenantList(settings),
            { TenantList.Blob: { } blob, Ledger.LoopbackConnection: { } connection } => new BlobTenantList(
                new BlobClient(connection, new BlobUriBuilder(blob).BlobContainerName, new BlobUriBuilder(blob).BlobName)
            ),
            var options => new BlobTenantList(
                new BlobClient(options.TenantList.Blob, provider.GetRequiredService<TokenCredential>())
            ),
        };
    }

    private static TableClient Table(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<RotatorOptions>>().Value.Ledger;
        return options.LoopbackConnection is { } connection
            ? new TableClient(connection, TablesLedgerStore.TableName)
            : new TableClient(options.Endpoint!, TablesLedgerStore.TableName, provider.GetRequiredService<TokenCredential>());
    }
}
