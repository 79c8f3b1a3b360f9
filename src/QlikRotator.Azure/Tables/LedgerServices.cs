using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Azure.Tables;

public static class LedgerServices
{
    /// <summary>The ledger in the Azure table that <see cref="RotatorOptions.Ledger"/> names, with Entra ID.</summary>
    public static IServiceCollection AddTablesLedger(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.TryAddSingleton(provider => new TablesLedgerStore(Table(provider)));
        services.TryAddSingleton<ILedgerStore>(provider => provider.GetRequiredService<TablesLedgerStore>());
        return services;
    }

    private static TableClient Table(IServiceProvider provider) =>
        Options(provider) is { LoopbackConnection: { } connection }
            ? new TableClient(connection, TablesLedgerStore.TableName)
            : new TableClient(
                Options(provider).Endpoint!,
                TablesLedgerStore.TableName,
                provider.GetRequiredService<TokenCredential>()
            );

    private static LedgerOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<RotatorOptions>>().Value.Ledger;
}
