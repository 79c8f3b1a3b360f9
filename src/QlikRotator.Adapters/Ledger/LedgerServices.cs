using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QlikRotator.Adapters.Settings;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Adapters.Ledger;

public static class LedgerServices
{
    /// <summary>The store that <see cref="RotatorOptions.Ledger"/> names: Azure Tables with Entra ID, or a SQLite file.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.TryAddSingleton(provider => new SqliteLedgerFile(Options(provider).Folder));
        services.TryAddSingleton(Store);
        services.TryAddSingleton<LedgerVerifier>();
        return services;
    }

    private static ILedgerStore Store(IServiceProvider provider) =>
        Options(provider).Kind == LedgerOptions.Tables
            ? new TablesLedgerStore(Table(provider))
            : new SqliteLedgerStore(provider.GetRequiredService<SqliteLedgerFile>());

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
