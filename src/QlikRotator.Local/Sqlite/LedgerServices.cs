using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Azure.Tables;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Sqlite;

internal static class LedgerServices
{
    /// <summary>The store that <see cref="RotatorOptions.Ledger"/> names: this machine's file, or Azure Tables with Entra ID.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new SqliteFile(Options(provider).Folder));
        services.TryAddSingleton(Store);
        return services;
    }

    private static ILedgerStore Store(IServiceProvider provider) =>
        Options(provider).Kind == LedgerOptions.Tables
            ? provider.GetRequiredService<TablesLedgerStore>()
            : new SqliteLedgerStore(provider.GetRequiredService<SqliteFile>());

    private static LedgerOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<RotatorOptions>>().Value.Ledger;
}
